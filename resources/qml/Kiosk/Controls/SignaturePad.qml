import QtQuick
import QtQuick.Controls

import Kiosk.Screens
import Kiosk.Theme

// The line to sign on: touch, pen and mouse all draw.
Rectangle {
    id: pad

    required property string name

    property string placeholder: ""

    readonly property InkPad inkPad: ink

    function undo(): void {
        ink.undo();
    }

    function clear(): void {
        ink.clear();
    }

    implicitWidth: Theme.body * 24
    implicitHeight: Theme.bigTarget * 2
    radius: Theme.radius
    color: Theme.card
    border.width: Theme.border
    border.color: Theme.edge
    Accessible.role: Accessible.Canvas
    Accessible.name: name
    Accessible.description: placeholder

    Rectangle {
        id: baseline

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.unit * 3
        y: Math.round(pad.height * 0.72)
        height: Theme.border
        color: Theme.edge
    }
    Label {
        anchors.left: baseline.left
        anchors.bottom: baseline.top
        text: "x"
        color: Theme.muted
        font.pixelSize: Math.round(Math.min(Theme.body, pad.height * 0.12))
        Accessible.ignored: true
    }
    Label {
        anchors.left: baseline.left
        anchors.right: baseline.right
        anchors.top: baseline.bottom
        anchors.topMargin: Theme.unit / 2
        visible: ink.isEmpty
        text: pad.placeholder
        color: Theme.muted
        font.pixelSize: Theme.caption
        Accessible.ignored: true
    }
    InkPad {
        id: ink

        anchors.fill: parent
        anchors.margins: Theme.border
        inkColor: Theme.ink
        pxPerUnit: Math.max(1, Theme.density * 25.4 / 160)

        PointHandler {
            id: pen

            // Negative where the pen tells none. A binding would be late: the handler grows active
            // before its point is told.
            function pressure(): real {
                return point.device.capabilities & PointerDevice.Pressure ? point.pressure : -1;
            }

            acceptedDevices: PointerDevice.Stylus
            onActiveChanged: {
                if (active)
                    ink.pressPen(point.position, pressure());
                else
                    ink.releasePen();
            }
            onPointChanged: {
                if (active)
                    ink.movePen(point.position, pressure());
            }
        }
    }
}
