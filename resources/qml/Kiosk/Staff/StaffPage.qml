pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Theme

// The frame of a page with fields: title, a column that scrolls, the steps, and the keyboard below
// them all. On a low window the keyboard takes the place of title and steps while one writes.
FocusScope {
    id: page

    required property string title

    property string line: ""
    property list<Item> buttons
    property string layoutName: "letters-en"
    default property alias content: column.data

    readonly property Item focused: Window.activeFocusItem
    readonly property bool typing: keyboard.open
    readonly property bool low: typing && height - keyboard.implicitHeight < Theme.body * 26

    property Item writing: null

    // The field that has the focus from the start calls the keyboard only once a finger is in it.
    property TextField first: null
    property bool quiet: true

    function holds(around: Item, item: Item): bool {
        for (let one = item; one !== null; one = one.parent) {
            if (one === around)
                return true;
        }
        return false;
    }

    function goOn(): void {
        const next = writing === null ? null : writing.nextItemInFocusChain(true);
        if (next instanceof TextInput && holds(column, next))
            next.forceActiveFocus(Qt.TabFocusReason);
        else
            body.forceActiveFocus();
    }

    function showWriting(): void {
        if (writing === null || !holds(column, writing))
            return;
        const top = writing.mapToItem(column, 0, 0).y - Theme.body * 2;
        const bottom = top + writing.height + Theme.body * 4;
        if (bottom > body.contentY + body.height)
            body.contentY = bottom - body.height;
        if (top < body.contentY)
            body.contentY = Math.max(0, top);
        body.returnToBounds();
    }

    // Once the present step is done, bring the first field that something is wrong with into view.
    function lookForProblem(): void {
        problemSeeker.restart();
    }

    function showProblem(): void {
        const waiting = [...column.children];
        while (waiting.length > 0) {
            const item = waiting.shift();
            if (item.problem !== undefined && item.problem !== "") {
                body.contentY = Math.max(0, Math.min(item.mapToItem(column, 0, 0).y, body.contentHeight - body.height));
                return;
            }
            waiting.unshift(...item.children);
        }
    }

    onFocusedChanged: {
        if (focused instanceof TextInput) {
            writing = focused;
            if (first === null)
                first = focused as TextField;
            else if (focused !== first)
                quiet = false;
        } else if (!holds(keyboard, focused)) {
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

        ColumnLayout {
            Layout.alignment: Qt.AlignHCenter
            Layout.fillWidth: true
            Layout.maximumWidth: Theme.body * 52
            Layout.margins: Theme.unit
            Layout.leftMargin: Theme.gutter
            Layout.rightMargin: Theme.gutter
            spacing: Theme.unit

            Heading {
                Layout.fillWidth: true
                Layout.topMargin: Theme.unit
                visible: !page.low
                text: page.title
            }
            Flickable {
                id: body

                readonly property real room: bar.width + Theme.unit

                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.leftMargin: -Theme.unit
                Layout.rightMargin: -Theme.unit
                objectName: "body"
                clip: true
                contentWidth: width
                contentHeight: column.implicitHeight + Theme.unit * 2
                boundsBehavior: Flickable.StopAtBounds
                interactive: contentHeight > height
                onHeightChanged: settle.restart()
                ScrollBar.vertical: ScrollBar {
                    id: bar
                }

                ColumnLayout {
                    id: column

                    x: Theme.unit
                    y: Theme.unit
                    width: body.width - body.room - Theme.unit * 2
                    spacing: Theme.unit * 2

                    Label {
                        Layout.fillWidth: true
                        visible: text !== "" && !page.low
                        text: page.line
                    }
                }
            }
            GridLayout {
                Layout.fillWidth: true
                visible: !page.low
                columns: width > Theme.body * 12 * page.buttons.length ? page.buttons.length : 1
                columnSpacing: Theme.unit * 1.5
                rowSpacing: Theme.unit
                uniformCellHeights: true
                data: page.buttons
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
