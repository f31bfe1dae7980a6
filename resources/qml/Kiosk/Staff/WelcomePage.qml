pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// What a patient finds between visits: large, calm, nothing of anybody. Staff have a quiet door.
FocusScope {
    id: page

    required property StaffViewModel staff

    Horizon {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: parent.height * (0.42 - 0.1 * Theme.growth)
        sunny: page.height - height + sunTop > words.y + line.y + line.height
    }
    ColumnLayout {
        id: words

        anchors.fill: parent
        anchors.margins: Theme.gutter
        spacing: Theme.unit

        Item {
            Layout.fillHeight: true
            Layout.preferredHeight: 2
        }
        Label {
            Layout.fillWidth: true
            text: page.staff.clinicName
            color: Theme.primary
            font.pixelSize: Theme.lead
            font.weight: Font.DemiBold
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        }
        Heading {
            Layout.fillWidth: true
            text: Words.say.welcome_title
            font.pixelSize: Math.round(Math.min(Theme.number * 1.3, page.width * 0.18, page.height * 0.16))
        }
        Label {
            id: line

            Layout.fillWidth: true
            Layout.topMargin: Theme.unit
            Layout.maximumWidth: Theme.body * 16
            text: Words.say.welcome_line
            font.pixelSize: Theme.lead
            lineHeight: Math.round(Theme.lead * 1.4)
        }
        Item {
            Layout.fillHeight: true
            Layout.preferredHeight: 5
        }
        Button {
            Layout.alignment: Qt.AlignRight
            objectName: "staff"
            focus: true
            text: Words.say.welcome_staff
            onClicked: page.staff.knock()
        }
    }
}
