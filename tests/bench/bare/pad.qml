import QtQuick
import Bench

// The least that can be drawn on.
Window {
    width: 1920
    height: 1080
    visible: true

    LinePad {
        objectName: "pad"
        anchors.fill: parent
    }
}
