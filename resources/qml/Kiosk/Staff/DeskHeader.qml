import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// Above the board: the search, the ways on, and what to say where rows do not.
FocusScope {
    id: header

    required property DeskModel desk
    required property CareModel care

    // Low: while one writes on a low window only the field keeps its place.
    property bool low: false

    property bool cramped: false

    readonly property TextField field: entry
    readonly property bool wide: width > Theme.body * 44
    readonly property bool tight: width < Theme.body * 26

    signal written
    signal entered

    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.gutter
        anchors.rightMargin: Theme.gutter
        spacing: Theme.unit

        GridLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.unit * (header.low ? 1 : 2)
            columnSpacing: Theme.unit * 1.5
            rowSpacing: Theme.unit

            StaffTitle {
                Layout.row: 0
                Layout.column: 0
                Layout.fillWidth: !header.wide
                Layout.columnSpan: header.tight ? 2 : 1
                objectName: "desk-heading"
                visible: !header.low
                text: header.desk.heading
            }
            GridLayout {
                Layout.fillWidth: true
                Layout.row: header.wide ? 0 : header.tight ? 2 : 1
                Layout.column: header.wide ? 1 : 0
                Layout.columnSpan: header.wide ? 1 : 2
                columns: header.tight ? 1 : 2
                columnSpacing: Theme.unit
                rowSpacing: Theme.unit

                TextField {
                    id: entry

                    Layout.fillWidth: true
                    objectName: "search"
                    focus: true
                    font.pixelSize: Math.round(Theme.button * 1.2)
                    maximumLength: 120
                    text: header.desk.untrustedText
                    placeholderText: Words.say.desk_search_hint
                    Accessible.name: Words.say.desk_search
                    onTextChanged: {
                        if (text !== header.desk.untrustedText)
                            header.desk.write(text);
                    }
                    onPressed: header.written()
                    onAccepted: header.entered()
                }
                Button {
                    objectName: "show-today"
                    visible: header.desk.finding
                    text: Words.say.desk_today
                    onClicked: header.desk.showToday()
                }
            }
            GridLayout {
                Layout.row: header.tight ? 1 : 0
                Layout.column: header.wide ? 2 : header.tight ? 0 : 1
                Layout.columnSpan: header.tight ? 2 : 1
                Layout.fillWidth: header.tight
                visible: !header.low
                columns: header.width > Theme.body * 14 ? 2 : 1
                columnSpacing: Theme.unit
                rowSpacing: Theme.unit

                StepButton {
                    Layout.fillWidth: header.tight
                    objectName: "start"
                    text: Words.say.desk_new
                    onClicked: header.desk.start()
                }
                Button {
                    Layout.fillWidth: header.tight
                    objectName: "lock"
                    text: Words.say.desk_lock
                    onClicked: header.desk.lock()
                }
            }
        }
        FlagWord {
            visible: text !== ""
            text: header.desk.owed
            mostWidth: column.width
        }
        CareLines {
            Layout.fillWidth: true
            visible: !header.low && any
            brief: header.cramped || header.tight
            care: header.care
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.topMargin: Theme.unit
            implicitHeight: Theme.hairline
            color: Theme.line
        }
        Heading {
            Layout.fillWidth: true
            Layout.topMargin: Theme.unit * 2
            objectName: "desk-empty"
            visible: text !== ""
            level: 2
            text: header.desk.emptyTitle
        }
        Label {
            Layout.fillWidth: true
            Layout.maximumWidth: Theme.longestLine
            Layout.bottomMargin: Theme.unit
            objectName: "desk-line"
            visible: text !== ""
            text: header.desk.line
        }
    }
}
