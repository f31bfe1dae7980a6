pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls

import Kiosk.Theme

// One key. A tap on it leaves the focus with the field; Tab can still come here.
Button {
    id: key

    required property string label
    required property string name
    required property bool strong
    required property int wordSize
    required property bool erases

    required property bool narrow

    // Where the word would be too small to read, an arrow to the left stands for it.
    readonly property bool drawn: erases && narrow
    readonly property real wordRoom: width - leftPadding - rightPadding

    text: label
    checkable: false
    horizontalPadding: 8
    verticalPadding: 2
    focusPolicy: Qt.TabFocus
    Accessible.name: name

    contentItem: Item {
        Text {
            anchors.fill: parent
            visible: !key.drawn
            text: key.label
            textFormat: Text.PlainText
            font.family: Theme.family
            font.pixelSize: key.name.length > 1 && key.label.length > 1 ? key.wordSize : Math.round(Math.min(Theme.lead, key.height * 0.6))
            font.weight: Font.DemiBold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 12
            color: key.strong ? Theme.primaryInk : Theme.ink
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
        }
        Item {
            id: arrow

            readonly property int thick: Math.max(3, Math.round(height * 0.13))

            anchors.centerIn: parent
            width: Math.round(height * 1.3)
            height: Math.round(Math.min(key.height * 0.4, key.wordRoom * 0.7))
            visible: key.drawn

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                height: arrow.thick
                radius: height / 2
                color: Theme.ink
            }
            Repeater {
                model: [-42, 42]

                Rectangle {
                    required property int modelData

                    anchors.verticalCenter: parent?.verticalCenter
                    width: Math.round(arrow.height * 0.68)
                    height: arrow.thick
                    radius: height / 2
                    color: Theme.ink
                    antialiasing: true
                    transformOrigin: Item.Left
                    rotation: modelData
                }
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius / 2
        color: key.strong ? (key.down ? Theme.primaryDown : Theme.primary) : key.down || key.checked ? Theme.tint : Theme.card
        border.width: key.strong ? 0 : key.checked ? Theme.border + 1 : Theme.hairline
        border.color: key.checked ? Theme.primary : Theme.edge

        FocusRing {
            around: parent.radius
            visible: key.visualFocus
            z: 1
        }
    }
}
