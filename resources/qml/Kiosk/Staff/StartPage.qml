pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// What staff enter before the tablet changes hands.
StaffPage {
    id: page

    required property StartModel start

    title: Words.say.start_title
    layoutName: writing === birthDate.field ? "date" : "letters-en"

    buttons: [
        Button {
            Layout.fillWidth: true
            objectName: "start-cancel"
            text: Words.say.start_cancel
            onClicked: page.start.cancel()
        },
        Button {
            Layout.fillWidth: true
            objectName: "start-go"
            highlighted: true
            text: Words.say.start_hand_over
            onClicked: {
                page.lookForProblem();
                page.start.begin();
            }
        }
    ]

    Notice {
        Layout.fillWidth: true
        visible: page.start.refused !== ""
        forStaff: true
        text: page.start.refused
    }
    PickRow {
        Layout.fillWidth: true
        visible: page.start.forms.length > 0
        name: "form"
        label: Words.say.start_form
        choices: page.start.forms
        chosen: page.start.entries.form_id
        problem: page.start.problems.form_id
        onPicked: key => page.start.chooseForm(key)
    }
    FieldRow {
        Layout.fillWidth: true
        focus: true
        field.focus: true
        field.objectName: "start-name"
        maximumLength: 120
        label: Words.say.start_name
        text: page.start.entries.name
        problem: page.start.problems.name
        onEdited: text => page.start.write("name", text)
        onAccepted: page.goOn()
    }
    GridLayout {
        Layout.fillWidth: true
        columns: width > Theme.body * 34 ? 2 : 1
        columnSpacing: Theme.unit * 2
        rowSpacing: Theme.unit * 2
        uniformCellWidths: true

        FieldRow {
            id: birthDate

            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            field.objectName: "start-birth-date"
            maximumLength: 12
            label: Words.say.start_birth_date
            text: page.start.entries.birth_date
            problem: page.start.problems.birth_date
            onEdited: text => page.start.write("birth_date", text)
            onAccepted: page.goOn()
        }
        FieldRow {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            field.objectName: "start-health-number"
            maximumLength: 40
            label: Words.say.start_health_number
            text: page.start.entries.health_number
            problem: page.start.problems.health_number
            onEdited: text => page.start.write("health_number", text)
            onAccepted: page.goOn()
        }
    }
    PickRow {
        Layout.fillWidth: true
        visible: page.start.sites.length > 0
        name: "site"
        label: Words.say.start_site
        choices: page.start.sites
        chosen: page.start.entries.site_id
        problem: page.start.problems.site_id
        onPicked: key => page.start.write("site_id", key)
    }
    PickRow {
        Layout.fillWidth: true
        visible: page.start.sides.length > 0
        name: "side"
        label: Words.say.start_side
        choices: page.start.sides
        chosen: page.start.entries.side
        problem: page.start.problems.side
        onPicked: key => page.start.write("side", key)
    }
    FieldRow {
        Layout.fillWidth: true
        field.objectName: "start-clinician"
        maximumLength: 120
        label: Words.say.start_clinician
        text: page.start.entries.clinician
        problem: page.start.problems.clinician
        onEdited: text => page.start.write("clinician", text)
        onAccepted: page.goOn()
    }
    Flow {
        Layout.fillWidth: true
        visible: page.start.clinicians.length > 0
        spacing: Theme.unit

        Repeater {
            model: page.start.clinicians

            ChipButton {
                required property var modelData

                objectName: "clinician-" + modelData.key
                text: modelData.text
                checked: page.start.entries.clinician === modelData.key
                onClicked: page.start.write("clinician", modelData.key)
            }
        }
    }
}
