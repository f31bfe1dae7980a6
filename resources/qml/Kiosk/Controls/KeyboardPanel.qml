pragma ComponentBehavior: Bound

import QtQuick

import Kiosk.Screens
import Kiosk.Theme

// The on-screen keyboard. Lay it out below what is being written, never over it. It opens with its
// target and stays open while Tab has led from there to its own keys.
FocusScope {
    id: panel

    property Item target: null
    property string layoutName: "letters-en"
    property bool open: written !== null
    property Item written: null
    property int pressedRow: 0
    property int pressedIndex: 0

    readonly property int gap: Math.round(Math.max(4, Math.min(Theme.unit / 2, width * 0.005)))

    signal done

    function follow(): void {
        if (target !== null || !activeFocus)
            written = target;
    }

    function textBefore(): string {
        const field = panel.written as TextInput;
        if (field !== null)
            return field.text.substring(0, field.cursorPosition);
        const area = panel.written as TextEdit;
        return area !== null ? area.getText(0, area.cursorPosition) : "";
    }

    function change(text: string, erase: int): void {
        const field = panel.written as TextInput;
        if (field !== null) {
            field.remove(Math.max(0, field.cursorPosition - erase), field.cursorPosition);
            field.insert(field.cursorPosition, text);
        }
        const area = panel.written as TextEdit;
        if (area !== null) {
            area.remove(Math.max(0, area.cursorPosition - erase), area.cursorPosition);
            area.insert(area.cursorPosition, text);
        }
    }

    function keepFocus(): void {
        const row = repeater.itemAt(Math.min(pressedRow, repeater.count - 1)) as KeyRow;
        if (activeFocus && row !== null)
            row.keyAt(pressedIndex).forceActiveFocus(Qt.TabFocusReason);
    }

    visible: open
    implicitWidth: Theme.target * 10 + gap * 11
    implicitHeight: open ? rows.implicitHeight + gap * 2 : 0
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    onTargetChanged: {
        if (target !== null)
            follow();
        else
            Qt.callLater(follow);
    }
    onActiveFocusChanged: Qt.callLater(follow)
    onOpenChanged: faces.restart()

    KeyboardModel {
        id: faces

        layoutName: panel.layoutName
        onTyped: (text, erase) => panel.change(text, erase)
        onDone: panel.done()
        onRowsChanged: Qt.callLater(panel.keepFocus)
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.strong ? Theme.page : Theme.line
    }
    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        visible: Theme.strong
        height: Theme.hairline
        color: Theme.edge
    }
    Column {
        id: rows

        anchors.horizontalCenter: parent.horizontalCenter
        y: panel.gap
        width: Math.min(parent.width - panel.gap * 2, Math.max(Theme.target * 20, Theme.body * 40))
        spacing: panel.gap

        Repeater {
            id: repeater

            model: faces?.rows ?? []

            KeyRow {
                required property list<var> modelData
                required property int index

                width: rows.width
                spacing: panel.gap
                keys: modelData
                shifted: faces?.shifted ?? false
                onPressed: (word, place) => {
                    panel.pressedRow = index;
                    panel.pressedIndex = place;
                    faces.press(word, panel.textBefore());
                }
            }
        }
    }
}
