pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Screens
import Kiosk.Theme

// The last look before the tablet changes hands.
StaffPage {
    id: page

    required property HandOverModel handOver

    title: Words.say.handed_title
    line: Words.say.handed_line
    mostWidth: Theme.body * 34
    buttons: [
        Button {
            Layout.fillWidth: true
            objectName: "hand-over-cancel"
            text: Words.say.handed_cancel
            onClicked: page.handOver.cancel()
        },
        StepButton {
            Layout.fillWidth: true
            objectName: "hand-over-go"
            focus: true
            text: Words.say.handed_go
            onClicked: page.handOver.handOver()
        }
    ]

    Rectangle {
        Layout.fillWidth: true
        Layout.topMargin: Theme.unit
        implicitHeight: who.implicitHeight + Theme.unit * 4
        radius: Theme.radius
        color: Theme.card
        border.width: Theme.border
        border.color: Theme.edge

        ColumnLayout {
            id: who

            anchors.fill: parent
            anchors.margins: Theme.unit * 2
            spacing: Theme.unit

            StaffTitle {
                Layout.fillWidth: true
                Layout.bottomMargin: Theme.unit
                objectName: "hand-over-name"
                level: 2
                text: page.handOver.name
            }
            Repeater {
                model: page.handOver.facts

                FactRow {
                    required property var modelData

                    Layout.fillWidth: true
                    label: modelData.label
                    text: modelData.text
                    strong: true
                }
            }
        }
    }
}
