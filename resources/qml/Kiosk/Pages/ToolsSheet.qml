pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// How the page is read: the size of the text in steps, and the colours, each as a card.
Sheet {
    id: sheet

    required property KioskViewModel kiosk

    // The steps of size stand here where the header has no room for them.
    property bool sized: true

    function start(withSizes: bool): void {
        sized = withSizes;
        open = true;
    }

    title: sized ? Words.say.tools : Words.say.theme
    buttons: [
        Button {
            Layout.fillWidth: true
            Layout.fillHeight: true
            objectName: "tools-done"
            highlighted: true
            text: Words.say.close_sheet
            onClicked: sheet.open = false
        }
    ]
    onCancelled: open = false

    Label {
        Layout.fillWidth: true
        visible: sheet.sized
        text: Words.say.text_size
        font.pixelSize: Theme.button
        font.weight: Font.DemiBold
    }
    RowLayout {
        Layout.fillWidth: true
        visible: sheet.sized
        spacing: Theme.unit * 1.5

        Button {
            objectName: "text-smaller"
            enabled: sheet.kiosk.textPercent > 100
            text: "A−"
            Accessible.name: Words.say.text_smaller
            onClicked: sheet.kiosk.textPercent -= 50
        }
        Row {
            Layout.alignment: Qt.AlignVCenter
            spacing: Theme.unit

            Repeater {
                model: [100, 150, 200, 250, 300]

                Rectangle {
                    required property int modelData

                    anchors.verticalCenter: parent?.verticalCenter
                    width: Math.round(Theme.baseAtOne * (0.3 + modelData / 500))
                    height: width
                    radius: width / 2
                    color: modelData === sheet.kiosk.textPercent ? Theme.primary : "transparent"
                    border.width: Theme.border
                    border.color: modelData === sheet.kiosk.textPercent ? Theme.primary : Theme.edge
                }
            }
        }
        Button {
            objectName: "text-larger"
            enabled: sheet.kiosk.textPercent < 300
            text: "A+"
            Accessible.name: Words.say.text_larger
            onClicked: sheet.kiosk.textPercent += 50
        }
        Item {
            Layout.fillWidth: true
        }
    }
    Label {
        Layout.fillWidth: true
        visible: sheet.sized
        text: Words.say.theme
        font.pixelSize: Theme.button
        font.weight: Font.DemiBold
    }
    GridLayout {
        Layout.fillWidth: true
        columns: width > Theme.button * 22 ? 2 : 1
        columnSpacing: Theme.unit
        rowSpacing: Theme.unit
        uniformCellWidths: true

        Repeater {
            model: sheet.kiosk.themes

            AnswerCard {
                required property string modelData

                Layout.fillWidth: true
                Layout.fillHeight: true
                objectName: "theme-" + modelData
                slim: true
                hues: Theme.huesOf(modelData)
                text: Words.say["theme_" + modelData]
                checked: modelData === sheet.kiosk.theme
                onClicked: sheet.kiosk.chooseTheme(modelData)
            }
        }
    }
}
