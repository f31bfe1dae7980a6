import QtQuick

// The ring outside whatever has the focus, drawn by its parent's shape.
Rectangle {
    id: ring

    property real around: Theme.radius

    anchors.fill: parent
    anchors.margins: -(Theme.focusGap + Theme.focusWidth)
    radius: around + Theme.focusGap + Theme.focusWidth
    color: "transparent"
    border.width: Theme.focusWidth
    border.color: Theme.focus
}
