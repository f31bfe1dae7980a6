import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Theme

// A figure that matters, large, beside its words; above them where the row is narrow.
GridLayout {
    id: item

    required property string figure
    required property string text

    readonly property bool narrow: width < Theme.body * 34

    columns: narrow ? 1 : 2
    columnSpacing: Theme.unit * 2
    rowSpacing: 0
    Accessible.role: Accessible.ListItem
    Accessible.name: figure + ": " + text

    Label {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.alignment: Qt.AlignVCenter
        text: item.figure
        color: Theme.primary
        font.pixelSize: item.figure.length > 14 ? Theme.title : Theme.number
        font.weight: Font.Bold
        Accessible.ignored: true
    }
    Label {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.alignment: Qt.AlignVCenter
        text: item.text
        Accessible.ignored: true
    }
}
