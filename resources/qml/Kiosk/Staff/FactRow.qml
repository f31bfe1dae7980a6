import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Theme

// One fact with its label: beside it, or above it where there is less room.
GridLayout {
    id: row

    required property string label
    required property string text

    property bool strong: false

    columns: width > Theme.body * 13 ? 2 : 1
    columnSpacing: Theme.unit
    rowSpacing: 0
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + text

    Label {
        Layout.preferredWidth: row.columns === 2 ? Theme.body * 5 : -1
        Layout.fillWidth: row.columns === 1
        Layout.alignment: Qt.AlignTop
        text: row.label
        color: Theme.muted
        lineHeight: Math.round(Theme.body * 1.3)
        Accessible.ignored: true
    }
    Label {
        Layout.fillWidth: true
        text: row.text
        font.weight: row.strong ? Font.DemiBold : Font.Normal
        lineHeight: Math.round(Theme.body * 1.3)
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        Accessible.ignored: true
    }
}
