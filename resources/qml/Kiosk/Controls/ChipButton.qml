pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls

import Kiosk.Theme

// A small tool of the header: slimmer than the area that takes the finger.
Button {
    id: chip

    horizontalPadding: Theme.unit * 1.75
    verticalPadding: Theme.unit
    font.pixelSize: Math.round(Theme.button * 0.9)

    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.topMargin: Math.round(Math.min(parent.height * 0.12, Theme.unit * 0.75))
            anchors.bottomMargin: anchors.topMargin
            radius: Math.min(height / 2, Theme.target / 2)
            color: chip.down || chip.checked ? Theme.tint : Theme.card
            border.width: Theme.border
            border.color: chip.enabled ? Theme.edge : Theme.line

            FocusRing {
                around: parent.radius
                visible: chip.visualFocus
            }
        }
    }
}
