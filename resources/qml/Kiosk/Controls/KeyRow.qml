pragma ComponentBehavior: Bound

import QtQuick

import Kiosk.Theme

// One row of keys, each as wide as its share of the row.
Row {
    id: row

    required property list<var> keys
    required property bool shifted

    readonly property real shares: keys.reduce((sum, key) => sum + key.width, 0)
    readonly property real share: (width - spacing * (keys.length - 1)) / shares

    readonly property int keyHeight: Math.round(Math.max(Theme.target, Math.min(Theme.lead * 1.3, Theme.viewportHeight * 0.075)))
    // The room of a key for a word, and whether that is too little for the longest one.
    readonly property real wordRoom: share * 1.5 - 16
    readonly property bool narrow: wordRoom < Theme.baseAtOne * (4.2 + 2 * Theme.growth)
    readonly property int wordSize: Math.round(Math.min(Theme.caption * 1.1, keyHeight * 0.45, wordRoom / (narrow ? 3 : 5.5)))

    signal pressed(word: string, index: int)

    function keyAt(index: int): Item {
        return repeater.itemAt(Math.min(index, repeater.count - 1));
    }

    Repeater {
        id: repeater

        model: row.keys

        KeyButton {
            id: key

            required property var modelData
            required property int index

            readonly property bool isShift: modelData.act === "shift"

            objectName: "key-" + modelData.word
            width: row.share * modelData.width
            height: row.keyHeight
            wordSize: row.wordSize
            narrow: row.narrow
            label: row.shifted ? modelData.capital : modelData.label
            name: row.shifted ? modelData.capitalName : modelData.name
            strong: modelData.act === "done"
            erases: modelData.act === "backspace"
            checked: isShift && row.shifted
            autoRepeat: modelData.act === "backspace"
            Accessible.checkable: isShift
            Accessible.checked: checked
            onClicked: row.pressed(modelData.word, index)
        }
    }
}
