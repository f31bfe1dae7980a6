import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// The pad as wide as the page, name and date below it, and two quiet ways to put ink right.
GridLayout {
    id: answer

    required property VisitViewModel visit

    // The height of what is seen at once, and what is left of it below the words.
    required property real view
    required property real below

    readonly property InkPad pad: signature.inkPad
    readonly property bool toolsBeside: width > Theme.body * 40
    readonly property real underPad: toolsBeside ? name.implicitHeight + rowSpacing : name.implicitHeight + undo.implicitHeight + rowSpacing * 2
    readonly property real least: Theme.bigTarget * 1.25
    readonly property bool fits: below - underPad > least

    columns: 3
    columnSpacing: Theme.unit
    rowSpacing: Math.round(Theme.unit / 2)
    Component.onCompleted: visit.putInkBack(signature.inkPad)

    SignaturePad {
        id: signature

        Layout.row: 0
        Layout.column: 0
        Layout.rowSpan: answer.toolsBeside ? 2 : 1
        Layout.columnSpan: answer.toolsBeside ? 1 : 3
        Layout.fillWidth: true
        Layout.preferredHeight: Math.floor(Math.min(width * 0.4, Math.max(answer.least, (answer.fits ? answer.below : answer.view) - answer.underPad)))
        objectName: "pad"
        name: Words.say.signature_pad
    }
    Label {
        id: name

        Layout.row: answer.toolsBeside ? 2 : 1
        Layout.column: 0
        Layout.columnSpan: answer.toolsBeside ? 1 : 3
        Layout.fillWidth: true
        text: answer.visit.belowSignature
        font.pixelSize: Theme.button
        lineHeight: Math.round(font.pixelSize * 1.3)
    }
    Button {
        id: undo

        Layout.row: answer.toolsBeside ? 0 : 2
        Layout.column: answer.toolsBeside ? 2 : 0
        Layout.alignment: answer.toolsBeside ? Qt.AlignTop : Qt.AlignLeft
        Layout.fillWidth: answer.toolsBeside
        objectName: "undo"
        flat: true
        enabled: !signature.inkPad.isEmpty
        text: Words.say.signature_undo
        Accessible.description: Words.say.signature_undo_hint
        onClicked: signature.undo()
    }
    Button {
        Layout.row: answer.toolsBeside ? 1 : 2
        Layout.column: answer.toolsBeside ? 2 : 1
        Layout.alignment: answer.toolsBeside ? Qt.AlignTop : Qt.AlignLeft
        Layout.fillWidth: answer.toolsBeside
        objectName: "clear"
        flat: true
        enabled: !signature.inkPad.isEmpty
        text: Words.say.signature_clear
        onClicked: signature.clear()
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
