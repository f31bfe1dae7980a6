pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls

import Kiosk.Theme

// One key. A tap on it leaves the focus with the field; Tab can still come here.
Button {
    id: key

    required property string label
    required property string name
    required property bool strong
    required property int wordSize

    text: label
    checkable: false
    horizontalPadding: 8
    verticalPadding: 2
    focusPolicy: Qt.TabFocus
    Accessible.name: name

    contentItem: Text {
        text: key.label
        textFormat: Text.PlainText
        font.family: Theme.family
        font.pixelSize: key.name.length > 1 && key.label.length > 1 ? key.wordSize : Math.round(Math.min(Theme.lead, key.height * 0.6))
        font.weight: Font.DemiBold
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 12
        color: key.strong ? Theme.primaryInk : Theme.ink
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }
    background: Rectangle {
        radius: Theme.radius / 2
        color: key.strong ? (key.down ? Theme.primaryDown : Theme.primary) : key.down || key.checked ? Theme.tint : Theme.card
        border.width: key.strong ? 0 : key.checked ? Theme.border + 1 : Theme.hairline
        border.color: key.checked ? Theme.primary : Theme.edge

        FocusRing {
            around: parent.radius
            visible: key.visualFocus
            z: 1
        }
    }
}
