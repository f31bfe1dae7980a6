pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Theme

// A label, one of several to pick, and beneath them what is wrong.
ColumnLayout {
    id: row

    required property string label
    required property list<var> choices
    required property string chosen
    required property string name

    property string problem: ""

    signal picked(string key)

    spacing: Theme.unit / 2
    Accessible.role: Accessible.Grouping
    Accessible.name: label

    Label {
        Layout.fillWidth: true
        text: row.label
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.unit

        Repeater {
            model: row.choices

            RadioButton {
                required property var modelData

                objectName: row.name + "-" + modelData.key
                width: Math.min(implicitWidth, row.width)
                text: modelData.text
                checked: row.chosen === modelData.key
                Accessible.description: row.problem
                onClicked: row.picked(modelData.key)
            }
        }
    }
    Label {
        Layout.fillWidth: true
        visible: text !== ""
        text: row.problem
        color: Theme.danger
        font.weight: Font.DemiBold
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}
