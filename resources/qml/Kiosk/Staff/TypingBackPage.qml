pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// Where the sheet is, and part of it and of the phrase typed back: the proof that both can be read.
StaffPage {
    id: page

    required property RecoveryModel recovery

    readonly property bool saved: recovery.notSaved === ""

    function finish(): void {
        if (!saved) {
            recovery.save();
            return;
        }
        lookForProblem();
        recovery.finish();
    }

    title: Words.say.typing_title
    line: Words.say.typing_line
    mostWidth: Theme.body * 44
    onEscaped: recovery.showAgain()

    buttons: [
        Button {
            Layout.fillWidth: true
            objectName: "typing-later"
            text: Words.say.recovery_later
            onClicked: page.recovery.postpone()
        },
        Button {
            Layout.fillWidth: true
            objectName: "typing-again"
            text: Words.say.typing_again
            onClicked: page.recovery.showAgain()
        },
        StepButton {
            Layout.fillWidth: true
            objectName: "typing-done"
            text: page.saved ? Words.say.typing_done : Words.say.typing_save
            onClicked: page.finish()
        }
    ]

    Notice {
        Layout.fillWidth: true
        objectName: "sheet-not-saved"
        visible: text !== ""
        forStaff: true
        text: page.recovery.notSaved
        Accessible.role: Accessible.AlertMessage
    }
    Label {
        Layout.fillWidth: true
        Layout.maximumWidth: Theme.longestLine
        objectName: "sheet-saved"
        visible: text !== ""
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        text: page.recovery.savedLine
    }
    GridLayout {
        Layout.fillWidth: true
        columns: width > Theme.body * 26 ? 2 : 1
        columnSpacing: Theme.unit * 2
        rowSpacing: Theme.unit * 1.5
        uniformCellWidths: true

        Repeater {
            model: page.recovery.asked

            FieldRow {
                required property var modelData
                required property int index

                readonly property string name: modelData.field
                readonly property bool last: index === page.recovery.asked.length - 1

                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop
                field.focus: index === 0
                field.objectName: "typing-" + name
                maximumLength: 20
                label: modelData.label
                text: page.recovery.entries[name] ?? ""
                problem: page.recovery.problems[name] ?? ""
                onEdited: text => page.recovery.write(name, text)
                onAccepted: {
                    if (last)
                        page.finish();
                    else
                        page.goOn();
                }
            }
        }
    }
}
