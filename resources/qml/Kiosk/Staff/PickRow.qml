pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Theme

// A label, one of several to pick, and beneath them what is wrong. The choices stand in columns of
// one width.
ColumnLayout {
    id: row

    required property string label
    required property list<var> choices
    required property string chosen
    required property string name

    property string problem: ""

    // How wide the widest choice wants to be at least, in px.
    property real choiceWidth: Theme.button * 10

    readonly property int most: Math.max(1, Math.floor((width + tiles.columnSpacing) / (choiceWidth + tiles.columnSpacing)))

    signal picked(string key)

    spacing: Theme.unit / 2
    Accessible.role: Accessible.Grouping
    Accessible.name: label

    Label {
        Layout.fillWidth: true
        text: row.label
        font.pixelSize: Theme.button
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }
    GridLayout {
        id: tiles

        Layout.fillWidth: true
        Layout.fillHeight: false
        columns: Math.min(row.most, Math.max(1, row.choices.length))
        columnSpacing: Theme.unit
        rowSpacing: Theme.unit
        uniformCellWidths: true

        Repeater {
            model: row.choices

            RadioButton {
                id: tile

                required property var modelData

                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.fillHeight: true
                objectName: row.name + "-" + modelData.key
                horizontalPadding: Theme.unit
                padding: Theme.unit
                verticalPadding: Theme.unit / 2
                text: modelData.text
                font.pixelSize: Theme.button
                checked: row.chosen === modelData.key
                Accessible.description: row.problem
                onClicked: row.picked(modelData.key)

                background: Rectangle {
                    radius: Theme.radius
                    color: tile.checked || tile.down ? Theme.tint : Theme.card
                    border.width: tile.checked ? Theme.border + 1 : Theme.border
                    border.color: tile.checked ? Theme.primary : Theme.edge

                    FocusRing {
                        visible: tile.visualFocus
                    }
                }
            }
        }
    }
    Label {
        Layout.fillWidth: true
        visible: text !== ""
        text: row.problem
        color: Theme.danger
        font.pixelSize: Theme.button
        font.weight: Font.DemiBold
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}
