pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Kiosk.Screens
import Kiosk.Theme

// The on-screen keyboard. Lay it out below what is being written, never over it.
FocusScope {
    id: panel

    property Item target: null
    property string layoutName: "letters-en"
    property bool open: target !== null

    readonly property int gap: Math.max(4, Math.round(Theme.unit * 0.5))
    readonly property int keyHeight: Theme.target

    signal done

    function textBefore(): string {
        const field = panel.target as TextInput;
        if (field !== null)
            return field.text.substring(0, field.cursorPosition);
        const area = panel.target as TextEdit;
        return area !== null ? area.getText(0, area.cursorPosition) : "";
    }

    function change(text: string, erase: int): void {
        const field = panel.target as TextInput;
        if (field !== null) {
            field.remove(Math.max(0, field.cursorPosition - erase), field.cursorPosition);
            field.insert(field.cursorPosition, text);
        }
        const area = panel.target as TextEdit;
        if (area !== null) {
            area.remove(Math.max(0, area.cursorPosition - erase), area.cursorPosition);
            area.insert(area.cursorPosition, text);
        }
    }

    visible: open
    implicitWidth: Theme.target * 10 + gap * 11
    implicitHeight: open ? rows.implicitHeight + gap * 2 : 0
    onOpenChanged: keys.restart()

    KeyboardModel {
        id: keys

        layoutName: panel.layoutName
        onTyped: (text, erase) => panel.change(text, erase)
        onDone: panel.done()
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.line

        visible: !Theme.strong
    }
    Column {
        id: rows

        anchors.horizontalCenter: parent.horizontalCenter
        y: panel.gap
        width: Math.min(parent.width - panel.gap * 2, Theme.target * 22)
        spacing: panel.gap

        Repeater {
            model: keys.rows

            RowLayout {
                id: row

                required property list<var> modelData

                width: rows.width
                spacing: panel.gap
                uniformCellSizes: false

                Repeater {
                    model: row.modelData

                    KeyButton {
                        required property var modelData

                        Layout.fillWidth: true
                        Layout.preferredWidth: modelData.width * 100
                        Layout.preferredHeight: panel.keyHeight
                        objectName: "key-" + modelData.word
                        label: keys.shifted ? modelData.capital : modelData.label
                        name: keys.shifted && modelData.act === "type" ? modelData.name.replace(modelData.label, modelData.capital) : modelData.name
                        strong: modelData.act === "done"
                        checked: modelData.act === "shift" && keys.shifted
                        autoRepeat: modelData.act === "backspace"
                        onClicked: keys.press(modelData.word, panel.textBefore())
                    }
                }
            }
        }
    }
}
