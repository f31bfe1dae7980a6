pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

import Kiosk.Theme

// A button: `highlighted` is the one next step, `flat` a quiet one.
T.Button {
    id: control

    readonly property color fill: !enabled ? Theme.page
        : highlighted ? (down ? Theme.primaryDown : Theme.primary)
        : down || checked ? Theme.tint : Theme.card
    readonly property color wordColor: !enabled ? Theme.muted : highlighted ? Theme.primaryInk : flat ? Theme.primary : Theme.ink

    implicitWidth: Math.max(Theme.target, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(highlighted ? Theme.bigTarget : Theme.target, implicitContentHeight + topPadding + bottomPadding)
    horizontalPadding: Theme.unit * 2
    verticalPadding: Theme.unit
    focusPolicy: Qt.StrongFocus
    font.family: Theme.family
    font.pixelSize: Theme.button
    font.weight: highlighted ? Font.Bold : Font.DemiBold
    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: event => {
        if (!event.isAutoRepeat)
            click();
    }
    Keys.onEnterPressed: event => {
        if (!event.isAutoRepeat)
            click();
    }

    contentItem: Text {
        text: control.text
        textFormat: Text.PlainText
        font: control.font
        color: control.wordColor
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }
    background: Rectangle {
        radius: Theme.radius
        color: control.flat && !control.highlighted && !control.down ? "transparent" : control.fill
        border.width: control.highlighted && control.enabled ? 0 : control.flat ? 0 : control.enabled ? Theme.border : Theme.hairline
        border.color: Theme.edge

        FocusRing {
            visible: control.visualFocus
        }
    }
}
