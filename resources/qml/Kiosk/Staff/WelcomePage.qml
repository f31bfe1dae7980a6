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

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.gutter
        spacing: Theme.unit * 2

        Label {
            Layout.fillWidth: true
            text: page.staff.clinicName
            color: Theme.muted
            font.weight: Font.DemiBold
        }
        Item {
            Layout.fillHeight: true
            Layout.preferredHeight: 1
        }
        Rectangle {
            implicitWidth: Theme.body * 4
            implicitHeight: Math.max(4, Math.round(Theme.body / 5))
            radius: height / 2
            color: Theme.primary
        }
        Heading {
            Layout.fillWidth: true
            text: Words.say.welcome_title
            font.pixelSize: Math.round(Math.min(Theme.number * 1.2, width * 0.2))
        }
        Label {
            Layout.fillWidth: true
            Layout.maximumWidth: Theme.longestLine
            text: Words.say.welcome_line
            font.pixelSize: Theme.lead
        }
        Item {
            Layout.fillHeight: true
            Layout.preferredHeight: 2
        }
        Button {
            Layout.alignment: Qt.AlignRight
            objectName: "staff"
            flat: true
            text: Words.say.welcome_staff
            onClicked: page.staff.knock()
        }
    }
}
