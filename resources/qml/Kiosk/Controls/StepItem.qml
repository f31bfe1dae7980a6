import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Theme

// One step of several in order, its number in a circle.
RowLayout {
    id: item

    required property int number
    required property string text

    property int wordSize: Theme.body

    spacing: Theme.unit * 1.5
    Accessible.role: Accessible.ListItem
    Accessible.name: number + ". " + text

    Rectangle {
        Layout.alignment: Qt.AlignTop
        implicitWidth: Math.round(item.wordSize * 1.8)
        implicitHeight: implicitWidth
        radius: width / 2
        color: Theme.tint
        border.width: Theme.strong ? Theme.border : 0
        border.color: Theme.edge

        Label {
            anchors.fill: parent
            text: item.number
            font.pixelSize: item.wordSize
            color: Theme.primary
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            Accessible.ignored: true
        }
    }
    Label {
        Layout.fillWidth: true
        Layout.maximumWidth: item.wordSize * Theme.longestLineEms
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: Math.round((item.wordSize * 1.8 - lineHeight) / 2)
        text: item.text
        font.pixelSize: item.wordSize
        Accessible.ignored: true
    }
}
