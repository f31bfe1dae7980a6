pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Screens
import Kiosk.Theme

// The phrase, shown once.
StaffPage {
    id: page

    required property RecoveryModel recovery

    title: Words.say.recovery_title
    line: Words.say.recovery_line
    mostWidth: Theme.body * 44
    onEscaped: recovery.postpone()

    buttons: [
        Button {
            Layout.fillWidth: true
            objectName: "recovery-later"
            text: Words.say.recovery_later
            onClicked: page.recovery.postpone()
        },
        StepButton {
            Layout.fillWidth: true
            objectName: "recovery-go"
            focus: true
            text: Words.say.recovery_go
            onClicked: page.recovery.goOn()
        }
    ]

    Rectangle {
        Layout.fillWidth: true
        implicitHeight: grid.implicitHeight + Theme.unit * 3
        radius: Theme.radius
        color: Theme.card
        border.width: Theme.border
        border.color: Theme.edge

        GridLayout {
            id: grid

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.leftMargin: Theme.unit * 2
            anchors.rightMargin: Theme.unit * 2
            columns: Math.max(1, Math.min(4, Math.floor(width / (Theme.lead * 8))))
            columnSpacing: Theme.unit
            rowSpacing: Theme.unit / 2
            uniformCellWidths: true

            Repeater {
                model: page.recovery.phrase

                RowLayout {
                    id: cell

                    required property var modelData

                    Layout.fillWidth: true
                    spacing: Theme.unit
                    Accessible.role: Accessible.StaticText
                    Accessible.name: modelData.spoken

                    Label {
                        Layout.preferredWidth: Theme.body * 1.4
                        horizontalAlignment: Text.AlignRight
                        text: cell.modelData.number
                        color: Theme.muted
                        Accessible.ignored: true
                    }
                    Label {
                        Layout.fillWidth: true
                        text: cell.modelData.text
                        font.pixelSize: Theme.lead
                        font.weight: Font.Bold
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    Label {
        Layout.fillWidth: true
        Layout.maximumWidth: Theme.longestLine
        visible: text !== ""
        text: page.recovery.againLine
        color: Theme.muted
    }
}
