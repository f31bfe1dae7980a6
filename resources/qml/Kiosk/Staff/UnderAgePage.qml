pragma ComponentBehavior: Bound

import QtQuick.Layouts

import Kiosk.Screens
import Kiosk.Theme

// The kiosk takes no signature here: the clinician goes through it with the patient.
StaffPage {
    id: page

    required property StaffViewModel staff

    title: Words.say.underage_title
    line: Words.say.underage_line
    mostWidth: Theme.body * 34
    onEscaped: staff.backToDesk()
    buttons: [
        StepButton {
            Layout.fillWidth: true
            objectName: "under-age-close"
            focus: true
            text: Words.say.underage_close
            onClicked: page.staff.backToDesk()
        }
    ]
}
