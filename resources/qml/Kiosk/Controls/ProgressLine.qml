import QtQuick

import Kiosk.Theme

// How far along the form's parts one is; `text` says the same in words.
Rectangle {
    id: line

    required property int part
    required property int parts
    required property string text

    readonly property real share: parts > 0 ? Math.max(0, Math.min(1, part / parts)) : 0

    implicitWidth: Theme.body * 20
    implicitHeight: Math.round(Theme.baseAtOne * 0.25)
    radius: height / 2
    color: Theme.strong ? Theme.page : Theme.line
    border.width: Theme.strong ? Theme.hairline : 0
    border.color: Theme.edge
    Accessible.role: Accessible.ProgressBar
    Accessible.name: text

    Rectangle {
        anchors.left: parent.left
        width: Math.round(parent.width * line.share)
        height: parent.height
        radius: parent.radius
        color: Theme.primary
    }
}
