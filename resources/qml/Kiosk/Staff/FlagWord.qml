import QtQuick
import QtQuick.Controls

import Kiosk.Theme

// One thing that staff must notice, in words on amber.
Rectangle {
    id: flag

    required property string text

    property real mostWidth: Theme.longestLine
    property int mostLines: 100

    implicitWidth: Math.min(mostWidth, Math.ceil(words.implicitWidth) + Theme.unit * 1.5)
    implicitHeight: words.implicitHeight + Math.round(Theme.unit / 2)
    width: implicitWidth
    height: implicitHeight
    radius: Theme.unit / 2
    color: Theme.amberTint
    border.width: Theme.hairline
    border.color: Theme.amber
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Label {
        id: words

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.unit * 0.75
        anchors.rightMargin: Theme.unit * 0.75
        text: flag.text
        maximumLineCount: flag.mostLines
        elide: Text.ElideRight
        color: Theme.amberInk
        font.weight: Font.DemiBold
        font.pixelSize: Math.round(Theme.body * 0.85)
        lineHeight: Math.round(font.pixelSize * 1.3)
        Accessible.ignored: true
    }
}
