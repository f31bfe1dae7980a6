pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

import Kiosk.Theme

// One of several, for staff; a patient gets an AnswerCard.
T.RadioButton {
    id: control

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    padding: Math.round(Theme.unit / 2)
    leftPadding: padding + (mirrored ? 0 : indicator.width + spacing)
    rightPadding: padding + (mirrored ? indicator.width + spacing : 0)
    spacing: Theme.unit
    font.family: Theme.family
    font.pixelSize: Theme.body
    Accessible.name: text

    indicator: Rectangle {
        x: control.mirrored ? control.width - width - control.padding : control.padding
        y: (control.height - height) / 2
        implicitWidth: Math.round(Theme.body * 1.2)
        implicitHeight: implicitWidth
        radius: width / 2
        color: Theme.card
        border.width: Theme.border
        border.color: control.checked ? Theme.primary : Theme.edge

        Rectangle {
            anchors.centerIn: parent
            width: Math.round(parent.width / 2)
            height: width
            radius: width / 2
            color: Theme.primary
            visible: control.checked
        }
    }
    contentItem: Text {
        text: control.text
        textFormat: Text.PlainText
        font: control.font
        color: control.enabled ? Theme.ink : Theme.muted
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
        verticalAlignment: Text.AlignVCenter
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.down ? Theme.tint : "transparent"

        FocusRing {
            visible: control.visualFocus
        }
    }
}
