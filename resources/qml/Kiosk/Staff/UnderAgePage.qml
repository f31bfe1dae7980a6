pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Screens

// The kiosk takes no signature here: the clinician goes through it with the patient.
StaffPage {
    id: page

    required property StaffViewModel staff

    title: Words.say.underage_title
    line: Words.say.underage_line
    buttons: [
        Button {
            Layout.fillWidth: true
            objectName: "under-age-close"
            focus: true
            highlighted: true
            text: Words.say.underage_close
            onClicked: page.staff.backToDesk()
        }
    ]
}
