pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Theme

// Two texts that belong together and pull two ways: side by side, stacked where narrow.
GridLayout {
    id: item

    required property string first
    required property string second

    property int wordSize: Theme.body

    readonly property bool narrow: width < wordSize * 28

    columns: narrow ? 1 : 2
    columnSpacing: Theme.unit * 2
    rowSpacing: Theme.unit
    uniformCellWidths: true

    Repeater {
        model: [item.first, item.second]

        Rectangle {
            id: side

            required property string modelData

            Layout.fillWidth: true
            Layout.fillHeight: true
            implicitHeight: words.implicitHeight + Theme.unit * 3
            radius: Theme.radius
            color: Theme.card
            border.width: Theme.hairline
            border.color: Theme.edge

            Label {
                id: words

                anchors.fill: parent
                anchors.margins: Theme.unit * 1.5
                text: side.modelData
                font.pixelSize: item.wordSize
            }
        }
    }
}
