pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// What staff enter before the tablet changes hands: who it is beside what is done, or above it.
StaffPage {
    id: page

    required property StartModel start
    required property CareModel care

    readonly property bool wide: width > Theme.body * 40
    readonly property bool single: start.forms.length === 1

    title: Words.say.start_title
    layoutName: writing === birthDate.field ? "date" : "letters-en"
    onEscaped: start.cancel()

    buttons: [
        Button {
            Layout.fillWidth: true
            objectName: "start-cancel"
            text: Words.say.start_cancel
            onClicked: page.start.cancel()
        },
        StepButton {
            Layout.fillWidth: true
            objectName: "start-go"
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
    GridLayout {
        Layout.fillWidth: true
        columns: page.wide ? 2 : 1
        columnSpacing: Theme.unit * 4
        rowSpacing: Theme.unit * 1.5
        uniformCellWidths: true

        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            spacing: Theme.unit * 1.5

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
                columns: width > Theme.body * 20 ? 2 : 1
                columnSpacing: Theme.unit * 1.5
                rowSpacing: Theme.unit * 1.5
                uniformCellWidths: true

                FieldRow {
                    id: birthDate

                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    field.objectName: "start-birth-date"
                    maximumLength: 12
                    label: Words.say.start_birth_date
                    hint: Words.say.start_birth_date_hint
                    text: page.start.entries.birth_date
                    problem: page.start.problems.birth_date
                    onEdited: text => page.start.write("birth_date", text)
                    onAccepted: page.goOn()
                }
                FieldRow {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    field.objectName: "start-health-number"
                    maximumLength: 40
                    label: Words.say.start_health_number
                    hint: Words.say.start_health_number_hint
                    text: page.start.entries.health_number
                    problem: page.start.problems.health_number
                    onEdited: text => page.start.write("health_number", text)
                    onAccepted: page.goOn()
                }
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
                id: known

                Layout.fillWidth: true
                Layout.topMargin: -Theme.unit / 2
                visible: page.start.clinicians.length > 0
                spacing: Theme.unit

                Repeater {
                    model: page.start.clinicians

                    ChipButton {
                        required property var modelData

                        width: Math.min(implicitWidth, known.width)
                        objectName: "clinician-" + modelData.key
                        text: modelData.text
                        checked: page.start.entries.clinician === modelData.key
                        onClicked: page.start.write("clinician", modelData.key)
                    }
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            spacing: Theme.unit * 1.5

            ColumnLayout {
                Layout.fillWidth: true
                visible: page.single
                spacing: Theme.unit / 2

                Label {
                    Layout.fillWidth: true
                    text: Words.say.start_form
                    font.pixelSize: Theme.button
                    font.weight: Font.DemiBold
                }
                Label {
                    Layout.fillWidth: true
                    text: page.single ? page.start.forms[0].text : ""
                }
            }
            PickRow {
                Layout.fillWidth: true
                visible: page.start.forms.length > 1
                name: "form"
                label: Words.say.start_form
                choices: page.start.forms
                chosen: page.start.entries.form_id
                problem: page.start.problems.form_id
                onPicked: key => page.start.chooseForm(key)
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
                choiceWidth: Theme.button * 5
                chosen: page.start.entries.side
                problem: page.start.problems.side
                onPicked: key => page.start.write("side", key)
            }
        }
    }    CareLine {
        Layout.fillWidth: true
        Layout.fillHeight: false
        text: page.care.keyLine
    }
}
