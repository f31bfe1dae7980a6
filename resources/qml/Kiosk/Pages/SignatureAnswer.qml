import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// The pad, name and date below it, and two quiet ways to put ink right.
ColumnLayout {
    id: answer

    required property VisitViewModel visit

    readonly property InkPad pad: signature.inkPad

    spacing: Theme.unit
    Component.onCompleted: visit.putInkBack(signature.inkPad)

    SignaturePad {
        id: signature

        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(width * 0.3, Theme.viewportHeight * 0.29)
        objectName: "pad"
        name: Words.say.signature_pad
    }
    GridLayout {
        Layout.fillWidth: true
        columns: width > Theme.body * 30 ? 3 : 1
        columnSpacing: Theme.unit

        Label {
            Layout.fillWidth: true
            text: answer.visit.belowSignature
        }
        Button {
            objectName: "undo"
            flat: true
            enabled: !signature.inkPad.isEmpty
            text: Words.say.signature_undo
            onClicked: signature.undo()
        }
        Button {
            objectName: "clear"
            flat: true
            enabled: !signature.inkPad.isEmpty
            text: Words.say.signature_clear
            onClicked: signature.clear()
        }
    }
    Connections {
        function onInkChanged(): void {
            answer.visit.keepInk(signature.inkPad);
        }

        target: signature.inkPad
    }
    Connections {
        function onInkVoided(): void {
            signature.clear();
        }

        target: answer.visit
    }
}
