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
        Layout.preferredHeight: Math.min(width * 0.3, Theme.viewportHeight * (Theme.scale > 1.5 ? 0.2 : 0.25))
        objectName: "pad"
        name: Words.say.signature_pad
    }
    GridLayout {
        id: below

        Layout.fillWidth: true
        columns: width > Theme.body * 20 ? 3 : 2
        columnSpacing: Theme.unit
        rowSpacing: 0

        Label {
            Layout.fillWidth: true
            Layout.columnSpan: below.columns === 2 ? 2 : 1
            text: answer.visit.belowSignature
            font.pixelSize: Theme.scale > 1.5 ? Theme.caption : Theme.body
        }
        Button {
            objectName: "undo"
            flat: true
            enabled: !signature.inkPad.isEmpty
            text: Words.say.signature_undo
            Accessible.description: Words.say.signature_undo_hint
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
