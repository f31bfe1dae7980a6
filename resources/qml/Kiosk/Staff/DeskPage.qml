pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// The board: who is here, how each stands, what to see first; the search above it.
FocusScope {
    id: page

    required property DeskModel desk

    readonly property bool wide: width > Theme.body * 44
    readonly property bool tight: width < Theme.body * 26
    readonly property bool low: keyboard.open && height - keyboard.implicitHeight < Theme.body * 20

    // The field has the focus from the start; only a finger in it calls the keyboard.
    property bool touching: false

    function find(): void {
        page.touching = false;
        page.desk.find();
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        GridLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.unit * 2
            Layout.leftMargin: Theme.gutter
            Layout.rightMargin: Theme.gutter
            columnSpacing: Theme.unit * 2
            rowSpacing: Theme.unit

            Heading {
                Layout.row: 0
                Layout.column: 0
                Layout.fillWidth: !page.wide
                objectName: "desk-heading"
                visible: !page.low
                text: page.desk.heading
            }
            GridLayout {
                Layout.fillWidth: true
                Layout.row: page.wide ? 0 : page.tight ? 2 : 1
                Layout.column: page.wide ? 1 : 0
                Layout.columnSpan: page.wide || page.tight ? 1 : 2
                columns: page.tight ? 2 : 3
                columnSpacing: Theme.unit
                rowSpacing: Theme.unit

                TextField {
                    id: field

                    Layout.fillWidth: true
                    Layout.columnSpan: page.tight ? 2 : 1
                    objectName: "search"
                    focus: true
                    maximumLength: 120
                    text: page.desk.untrustedText
                    placeholderText: Words.say.desk_search_hint
                    Accessible.name: Words.say.desk_search
                    onTextChanged: {
                        if (text !== page.desk.untrustedText)
                            page.desk.write(text);
                    }
                    onPressed: page.touching = true
                    onAccepted: page.find()
                }
                Button {
                    objectName: "find"
                    text: Words.say.desk_find
                    onClicked: page.find()
                }
                Button {
                    objectName: "show-today"
                    visible: page.desk.finding
                    text: Words.say.desk_today
                    onClicked: page.desk.showToday()
                }
            }
            RowLayout {
                Layout.row: page.tight ? 1 : 0
                Layout.column: page.wide ? 2 : page.tight ? 0 : 1
                visible: !page.low
                spacing: Theme.unit

                StepButton {
                    Layout.fillWidth: page.tight
                    objectName: "start"
                    text: Words.say.desk_new
                    onClicked: page.desk.start()
                }
                Button {
                    objectName: "lock"
                    text: Words.say.desk_lock
                    onClicked: page.desk.lock()
                }
            }
        }
        Notice {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.gutter
            Layout.rightMargin: Theme.gutter
            Layout.bottomMargin: Theme.unit
            visible: page.desk.owed !== ""
            forStaff: true
            text: page.desk.owed
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.gutter
            Layout.rightMargin: Theme.gutter
            implicitHeight: Theme.hairline
            color: Theme.line
        }
        Label {
            Layout.fillWidth: true
            Layout.margins: Theme.gutter
            objectName: "desk-empty"
            visible: text !== ""
            text: page.desk.empty
            color: Theme.muted
        }
        ListView {
            id: list

            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.leftMargin: Theme.gutter - Theme.unit * 2
            Layout.rightMargin: Theme.gutter - Theme.unit * 2
            objectName: "board"
            clip: true
            model: page.desk.board
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: false
            Accessible.role: Accessible.List
            Accessible.name: page.desk.heading
            ScrollBar.vertical: ScrollBar {}
            footer: Label {
                width: list.width
                padding: Theme.unit * 2
                text: Words.say.desk_storage_warning
                color: Theme.muted
                font.pixelSize: Theme.caption
            }
            delegate: BoardRow {
                width: ListView.view.width
                showDay: page.desk.finding
                onOpened: page.desk.open(visitId)
                onResumed: page.desk.resume(visitId)
            }
        }
        KeyboardPanel {
            id: keyboard

            Layout.fillWidth: true
            target: page.touching ? field : null
            onDone: page.find()
        }
    }
}
