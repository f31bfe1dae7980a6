pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

import Kiosk.Theme

// Several lines to write on. Offers no menu, no guesses, and nothing to the clipboard.
T.TextArea {
    id: control

    implicitWidth: Theme.body * 12
    implicitHeight: Math.max(Theme.target * 2, Math.max(contentHeight, hint.implicitHeight) + topPadding + bottomPadding)
    leftPadding: Theme.unit * 1.5
    rightPadding: Theme.unit * 1.5
    topPadding: Theme.unit * 1.25
    bottomPadding: Theme.unit * 1.25
    color: Theme.ink
    selectionColor: Theme.primary
    selectedTextColor: Theme.primaryInk
    placeholderTextColor: Theme.muted
    selectByMouse: false
    textFormat: TextEdit.PlainText
    inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
    wrapMode: TextEdit.Wrap
    horizontalAlignment: TextEdit.AlignLeft
    font.family: Theme.family
    font.pixelSize: Theme.lead
    Accessible.name: placeholderText
    Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
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
        id: hint

        x: control.leftPadding
        y: control.topPadding
        width: control.width - control.leftPadding - control.rightPadding
        visible: control.length === 0 && control.preeditText === ""
        text: control.placeholderText
        textFormat: Text.PlainText
        font: control.font
        color: control.placeholderTextColor
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }
}
