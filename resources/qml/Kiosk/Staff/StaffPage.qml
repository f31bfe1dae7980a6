pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Theme

// The frame of a page with fields: one column that scrolls, with the steps at its foot, and the
// keyboard below it. What does not fit is reached by scrolling, at any size.
FocusScope {
    id: page

    required property string title

    property string line: ""
    property list<Item> buttons
    property string layoutName: "letters-en"
    property real mostWidth: Theme.body * 52
    default property alias content: middle.data

    readonly property Item focused: Window.activeFocusItem

    property Item writing: null

    // The field that has the focus from the start calls the keyboard only once a finger is in it.
    property TextField first: null
    property bool quiet: true

    signal escaped

    function goOn(): void {
        const next = writing === null ? null : writing.nextItemInFocusChain(true);
        if (next instanceof TextInput && body.holds(next))
            next.forceActiveFocus(Qt.TabFocusReason);
        else
            body.forceActiveFocus();
    }

    function showWriting(): void {
        if (writing !== null && body.holds(writing))
            body.show(writing, Theme.body * 2);
    }

    // Once the present step is done, bring the first field that something is wrong with into view.
    function lookForProblem(): void {
        problemSeeker.restart();
    }

    function showProblem(): void {
        const waiting = [...middle.children];
        while (waiting.length > 0) {
            const item = waiting.shift();
            if (item.problem !== undefined && item.problem !== "") {
                body.show(item, Theme.unit);
                return;
            }
            waiting.unshift(...item.children);
        }
    }

    Keys.onEscapePressed: {
        if (keyboard.open)
            body.forceActiveFocus();
        else
            page.escaped();
    }
    onFocusedChanged: {
        if (focused instanceof TextInput) {
            writing = focused;
            if (first === null)
                first = focused as TextField;
            else if (focused !== first)
                quiet = false;
        } else if (!keyboard.activeFocus) {
            writing = null;
        }
        settle.restart();
    }

    Connections {
        function onPressed(): void {
            page.quiet = false;
        }

        target: page.first
    }

    Timer {
        id: settle

        interval: 0
        onTriggered: page.showWriting()
    }
    Timer {
        id: problemSeeker

        interval: 0
        onTriggered: page.showProblem()
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        StaffScroll {
            id: body

            Layout.fillWidth: true
            Layout.fillHeight: true
            objectName: "body"
            contentHeight: column.height
            onHeightChanged: settle.restart()
            onContentHeightChanged: {
                if (page.quiet)
                    settle.restart();
            }

            ColumnLayout {
                id: column

                readonly property real side: Math.max(Theme.gutter, (body.width - page.mostWidth) / 2)

                x: side
                width: body.width - side * 2
                height: Math.max(body.height, implicitHeight)
                spacing: Theme.unit * 1.5

                StaffTitle {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.unit * 2
                    objectName: "staff-title"
                    text: page.title
                }
                Label {
                    Layout.fillWidth: true
                    Layout.maximumWidth: Theme.longestLine
                    visible: text !== ""
                    text: page.line
                }
                ColumnLayout {
                    id: middle

                    Layout.fillWidth: true
                    spacing: Theme.unit * 1.5
                }
                Item {
                    Layout.fillHeight: true
                }
                GridLayout {
                    Layout.fillWidth: true
                    Layout.bottomMargin: Theme.unit * 2
                    columns: width > Theme.body * 12 * page.buttons.length ? page.buttons.length : 1
                    columnSpacing: Theme.unit * 1.5
                    rowSpacing: Theme.unit
                    uniformCellWidths: true
                    data: page.buttons
                }
            }
        }
        KeyboardPanel {
            id: keyboard

            Layout.fillWidth: true
            target: page.quiet ? null : page.writing
            layoutName: page.layoutName
            onDone: page.goOn()
        }
    }
}
