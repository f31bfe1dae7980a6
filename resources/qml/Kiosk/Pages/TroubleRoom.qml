import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// Something in the world went wrong; what was entered stays, and the same tap can be tried again.
Rectangle {
    id: room

    required property VisitViewModel visit

    color: Theme.page

    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.gutter * 2, Theme.longestLine)
        spacing: Theme.unit * 2

        Heading {
            Layout.fillWidth: true
            objectName: "title"
            text: Words.say.error_title
        }
        Label {
            Layout.fillWidth: true
            text: Words.say.error_hand_to_staff
            font.pixelSize: Theme.lead
        }
        Button {
            Layout.fillWidth: true
            objectName: "retry"
            highlighted: true
            text: Words.say.error_try_again
            onClicked: room.visit.retry()
        }
    }
}
