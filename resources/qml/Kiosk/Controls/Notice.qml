import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Theme

// A note set apart: quiet for patients, amber (`forStaff`) for what staff must notice.
Rectangle {
    id: notice

    required property string text

    property string title: ""
    property bool forStaff: false
    property int wordSize: Theme.body

    implicitWidth: Theme.body * 20
    implicitHeight: column.implicitHeight + Theme.unit * 3
    radius: Theme.radius
    color: forStaff ? Theme.amberTint : Theme.tint
    border.width: forStaff || Theme.strong ? Theme.border : 0
    border.color: forStaff ? Theme.amber : Theme.edge
    Accessible.role: Accessible.Note
    Accessible.name: title === "" ? text : title + ". " + text

    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: Theme.unit * 1.5
        anchors.leftMargin: Theme.unit * 2
        anchors.rightMargin: Theme.unit * 2
        spacing: Theme.unit / 2

        Label {
            Layout.fillWidth: true
            visible: text !== ""
            text: notice.title
            color: notice.forStaff ? Theme.amberInk : Theme.ink
            font.weight: Font.Bold
            Accessible.ignored: true
        }
        Label {
            Layout.fillWidth: true
            text: notice.text
            font.pixelSize: notice.wordSize
            color: notice.forStaff ? Theme.amberInk : Theme.ink
            Accessible.ignored: true
        }
    }
}
