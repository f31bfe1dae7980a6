pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

import Kiosk.Theme

// One line to write on. Offers no menu, no guesses, and nothing to the clipboard.
T.TextField {
    id: control

    implicitWidth: Theme.body * 12
    implicitHeight: Math.max(Theme.target, contentHeight + topPadding + bottomPadding)
    leftPadding: Theme.unit * 1.5
    rightPadding: Theme.unit * 1.5
    topPadding: Theme.unit
    bottomPadding: Theme.unit
    color: Theme.ink
    selectionColor: Theme.primary
    selectedTextColor: Theme.primaryInk
    placeholderTextColor: Theme.muted
    selectByMouse: false
    inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
    verticalAlignment: TextInput.AlignVCenter
    horizontalAlignment: TextInput.AlignLeft
    font.family: Theme.family
    font.pixelSize: Theme.lead
    Accessible.name: placeholderText
    Keys.onPressed: event => {
        event.accepted = event.matches(StandardKey.Copy) || event.matches(StandardKey.Cut) || event.matches(StandardKey.Paste);
    }

    background: Rectangle {
        radius: Theme.radius
        color: Theme.card
        border.width: control.activeFocus ? Theme.focusWidth : Theme.border
        border.color: control.activeFocus ? Theme.primary : Theme.edge
    }
    cursorDelegate: Rectangle {
        visible: control.cursorVisible
        width: 3
        color: Theme.primary
    }

    Text {
        anchors.fill: parent
        anchors.leftMargin: control.leftPadding
        anchors.rightMargin: control.rightPadding
        visible: control.length === 0 && control.preeditText === ""
        text: control.placeholderText
        textFormat: Text.PlainText
        font: control.font
        color: control.placeholderTextColor
        elide: Text.ElideRight
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }
}
