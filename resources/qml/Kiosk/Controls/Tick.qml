import QtQuick

import Kiosk.Theme

// A tick that draws itself: two strokes, the short one first.
Item {
    id: tick

    property bool drawn: false
    property color color: Theme.primaryInk
    property real progress: 1
    property bool ready: false

    readonly property real drawing: drawn ? progress : 0
    readonly property real thickness: Math.max(3, width * 0.13)
    readonly property real shortLength: width * 0.32
    readonly property real longLength: width * 0.62

    implicitWidth: Theme.body
    implicitHeight: implicitWidth
    visible: drawing > 0

    onDrawnChanged: {
        if (drawn && ready && Theme.tickMs > 0)
            animation.restart();
        else
            animation.complete();
    }
    Component.onCompleted: ready = true

    NumberAnimation {
        id: animation

        target: tick
        property: "progress"
        from: 0
        to: 1
        duration: Theme.tickMs
    }
    Rectangle {
        x: tick.width * 0.19
        y: tick.height * 0.45
        width: (tick.shortLength + tick.thickness / 2) * Math.min(1, tick.drawing * 3)
        height: tick.thickness
        radius: height / 2
        color: tick.color
        antialiasing: true
        transformOrigin: Item.Left
        rotation: 45
    }
    Rectangle {
        x: tick.width * 0.19 + tick.shortLength * 0.7071
        y: tick.height * 0.45 + tick.shortLength * 0.7071
        width: (tick.longLength + tick.thickness / 2) * Math.max(0, (tick.drawing * 3 - 1) / 2)
        height: tick.thickness
        radius: height / 2
        color: tick.color
        antialiasing: true
        transformOrigin: Item.Left
        rotation: -50
    }
}
