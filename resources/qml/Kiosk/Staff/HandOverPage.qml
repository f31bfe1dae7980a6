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

    title: handOver.title
    buttons: [
        Button {
            Layout.fillWidth: true
            objectName: "hand-over-cancel"
            text: Words.say.handed_cancel
            onClicked: page.handOver.cancel()
        },
        Button {
            Layout.fillWidth: true
            objectName: "hand-over-go"
            focus: true
            highlighted: true
            text: Words.say.handed_go
            onClicked: page.handOver.handOver()
        }
    ]

    Repeater {
        model: page.handOver.facts

        Label {
            required property string modelData

            Layout.fillWidth: true
            text: modelData
            font.pixelSize: Theme.lead
            font.weight: Font.DemiBold
        }
    }
    Label {
        Layout.fillWidth: true
        Layout.topMargin: Theme.unit
        text: Words.say.handed_line
    }
}
