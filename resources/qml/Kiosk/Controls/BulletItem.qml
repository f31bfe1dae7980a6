import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Theme

// One point of a list.
RowLayout {
    id: item

    required property string text

    property int wordSize: Theme.body

    spacing: Theme.unit * 1.5
    Accessible.role: Accessible.ListItem
    Accessible.name: text

    Rectangle {
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: Math.round((words.lineHeight - height) / 2)
        implicitWidth: Math.round(item.wordSize * 0.36)
        implicitHeight: implicitWidth
        radius: width / 2
        color: Theme.primary
    }
    Label {
        id: words

        Layout.fillWidth: true
        Layout.maximumWidth: item.wordSize * Theme.longestLineEms
        text: item.text
        font.pixelSize: item.wordSize
        Accessible.ignored: true
    }
}
