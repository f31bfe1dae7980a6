pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls

import Kiosk.Theme

// A small tool of the header.
Button {
    id: chip

    horizontalPadding: Theme.unit * 1.75
    verticalPadding: Theme.unit / 2
    font.pixelSize: Theme.scale > 1.5 ? Theme.caption : Math.round(Theme.body * 0.9)

    background: Rectangle {
        radius: Math.min(height / 2, Theme.target / 2)
        color: chip.down || chip.checked ? Theme.tint : Theme.card
        border.width: Theme.hairline
        border.color: Theme.edge

        FocusRing {
            around: parent.radius
            visible: chip.visualFocus
        }
    }
}
