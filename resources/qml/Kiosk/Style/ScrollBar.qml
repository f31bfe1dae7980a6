pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

import Kiosk.Theme

// Shows that there is more and how much; reading never needs it to be dragged.
T.ScrollBar {
    id: control

    implicitWidth: Theme.unit
    implicitHeight: Theme.unit
    padding: 2
    minimumSize: 0.1
    visible: policy === T.ScrollBar.AlwaysOn || (policy === T.ScrollBar.AsNeeded && size < 1)
    Accessible.ignored: true

    contentItem: Rectangle {
        radius: Math.min(width, height) / 2
        color: control.pressed ? Theme.primary : Theme.edge
    }
    background: Rectangle {
        radius: Math.min(width, height) / 2
        color: Theme.line
        opacity: Theme.strong ? 0 : 1
    }
}
