pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes

import Kiosk.Theme

// A still morning: a low sun behind three soft hills, in the theme's own colours. Under strong
// contrast only their outlines are left.
Item {
    id: view

    function mix(one: color, other: color, share: real): color {
        return Qt.rgba(one.r + (other.r - one.r) * share, one.g + (other.g - one.g) * share, one.b + (other.b - one.b) * share, 1);
    }

    property bool sunny: true

    readonly property alias sunTop: sun.y

    clip: true
    Accessible.ignored: true

    component Hill: Shape {
        id: hill

        required property color fill
        required property list<real> crest

        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeWidth: Theme.strong ? Theme.border : -1
            strokeColor: Theme.strong ? Theme.edge : "transparent"
            fillColor: Theme.strong ? Theme.page : hill.fill
            startX: -4
            startY: hill.height * hill.crest[0]

            PathCubic {
                x: hill.width * 0.5
                y: hill.height * hill.crest[2]
                control1X: hill.width * 0.2
                control1Y: hill.height * hill.crest[1]
                control2X: hill.width * 0.32
                control2Y: hill.height * hill.crest[2]
            }
            PathCubic {
                x: hill.width + 4
                y: hill.height * hill.crest[4]
                control1X: hill.width * 0.68
                control1Y: hill.height * hill.crest[2]
                control2X: hill.width * 0.8
                control2Y: hill.height * hill.crest[3]
            }
            PathLine {
                x: hill.width + 4
                y: hill.height + 4
            }
            PathLine {
                x: -4
                y: hill.height + 4
            }
        }
    }

    Rectangle {
        id: sun

        readonly property real size: Math.min(view.width * 0.24, view.height * 0.62)

        x: view.width * 0.72 - size / 2
        y: view.height * 0.48 - size * 0.68
        visible: view.sunny
        width: size
        height: size
        radius: size / 2
        color: Theme.strong ? Theme.page : view.mix(Theme.amberTint, Theme.amber, 0.2)
        border.width: Theme.strong ? Theme.border : 0
        border.color: Theme.edge
    }
    Hill {
        fill: view.mix(Theme.page, Theme.primary, 0.14)
        crest: [0.5, 0.3, 0.44, 0.62, 0.34]
    }
    Hill {
        fill: view.mix(Theme.page, Theme.primary, 0.24)
        crest: [0.78, 0.74, 0.52, 0.5, 0.66]
    }
    Hill {
        fill: view.mix(Theme.page, Theme.primary, 0.36)
        crest: [0.72, 0.7, 0.84, 0.98, 0.82]
    }
}
