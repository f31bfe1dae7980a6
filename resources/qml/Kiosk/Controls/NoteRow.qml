import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Theme

// A label, several lines to write on, and beneath it what is wrong with it.
ColumnLayout {
    id: row

    required property string label

    property string text: ""
    property string hint: ""
    property string problem: ""

    readonly property Item field: entry

    signal edited(string text)

    spacing: Theme.unit / 2

    Label {
        Layout.fillWidth: true
        text: row.label
        font.pixelSize: Theme.button
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }
    TextArea {
        id: entry

        Layout.fillWidth: true
        text: row.text
        placeholderText: row.hint
        Accessible.name: row.label
        Accessible.description: row.problem === "" ? row.hint : row.problem
        onTextChanged: {
            if (text !== row.text)
                row.edited(text);
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
