pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// The first start: the clinic's name, its time zone, and the PIN twice.
StaffPage {
    id: page

    required property SetUpModel setUp
    required property CareModel care

    function save(): void {
        lookForProblem();
        setUp.save();
    }

    title: Words.say.setup_title
    line: Words.say.setup_line
    mostWidth: Theme.body * 40
    layoutName: writing === pin.field || writing === again.field ? "number" : "letters-en"

    buttons: [
        StepButton {
            Layout.fillWidth: true
            objectName: "setup-done"
            text: Words.say.setup_done
            onClicked: page.save()
        }
    ]

    // Qt gives a field for secrets no name, so that the group around it bears it.
    GridLayout {
        Layout.fillWidth: true
        columns: width > Theme.body * 26 ? 2 : 1
        columnSpacing: Theme.unit * 2
        rowSpacing: Theme.unit * 2
        uniformCellWidths: true

        FieldRow {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            focus: true
            field.focus: true
            field.objectName: "setup-clinic"
            label: Words.say.setup_clinic
            text: page.setUp.entries.clinic_name
            problem: page.setUp.problems.clinic_name
            onEdited: text => page.setUp.write("clinic_name", text)
            onAccepted: page.goOn()
        }
        FieldRow {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            field.objectName: "setup-zone"
            label: Words.say.setup_zone
            text: page.setUp.entries.time_zone
            problem: page.setUp.problems.time_zone
            onEdited: text => page.setUp.write("time_zone", text)
            onAccepted: page.goOn()
        }
        FieldRow {
            id: pin

            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            field.objectName: "setup-pin"
            secret: true
            Accessible.role: Accessible.Grouping
            Accessible.name: label
            maximumLength: 16
            label: Words.say.setup_pin
            text: page.setUp.entries.pin
            problem: page.setUp.problems.pin
            onEdited: text => page.setUp.write("pin", text)
            onAccepted: page.goOn()
        }
        FieldRow {
            id: again

            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            field.objectName: "setup-pin-again"
            secret: true
            Accessible.role: Accessible.Grouping
            Accessible.name: label
            maximumLength: 16
            label: Words.say.setup_pin_again
            text: page.setUp.entries.pin_again
            problem: page.setUp.problems.pin_again
            onEdited: text => page.setUp.write("pin_again", text)
            onAccepted: page.save()
        }
    }
    Label {
        Layout.fillWidth: true
        Layout.topMargin: Theme.unit
        text: Words.say.setup_no_default
    }
    CareLine {
        Layout.fillWidth: true
        Layout.fillHeight: false
        text: page.care.keyLine
    }
}
