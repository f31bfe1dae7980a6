pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Screens
import Kiosk.Theme

// Figures large enough to hit in passing, as many millimetres as the page has room for.
GridLayout {
    id: pad

    required property PinModel pin
    required property real keySize

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    columns: 3
    columnSpacing: Theme.unit
    rowSpacing: Theme.unit

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "erase", "0", "enter"]

        Button {
            required property string modelData

            readonly property bool figure: modelData.length === 1

            Layout.preferredWidth: Math.round(pad.keySize * 1.25)
            Layout.preferredHeight: pad.keySize
            objectName: "pin-" + modelData
            text: figure ? modelData : modelData === "erase" ? Words.say.pin_erase : Words.say.pin_enter
            highlighted: modelData === "enter"
            enabled: modelData !== "enter" || pad.pin.canEnter
            focusPolicy: Qt.TabFocus
            autoRepeat: modelData === "erase"
            horizontalPadding: 2
            verticalPadding: 2
            font.pixelSize: Math.round(figure ? pad.keySize * 0.44 : Math.min(Theme.body * 1.1, pad.keySize * 0.34))
            onClicked: {
                if (figure)
                    pad.pin.press(modelData);
                else if (modelData === "erase")
                    pad.pin.erase();
                else
                    pad.pin.enter();
            }
        }
    }
}
