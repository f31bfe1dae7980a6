import QtQuick
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// Year, month and day, each in a field of its own; a full field hands on to the next.
ColumnLayout {
    id: answer

    required property VisitViewModel visit

    readonly property string untrustedText: year.field.text + "-" + month.field.text + "-" + day.field.text

    function give(): void {
        visit.giveBirthDate(untrustedText);
    }

    spacing: Theme.unit

    GridLayout {
        Layout.fillWidth: true
        Layout.maximumWidth: Theme.body * 28
        columns: width > Theme.body * 18 ? 3 : 1
        columnSpacing: Theme.unit * 2

        FieldRow {
            id: year

            Layout.fillWidth: true
            Layout.preferredWidth: 2
            field.objectName: "year"
            field.validator: RegularExpressionValidator {
                regularExpression: /\d*/
            }
            label: Words.say.year
            maximumLength: 4
            onEdited: text => {
                if (text.length === 4)
                    month.field.forceActiveFocus();
            }
        }
        FieldRow {
            id: month

            Layout.fillWidth: true
            Layout.preferredWidth: 1
            field.objectName: "month"
            field.validator: RegularExpressionValidator {
                regularExpression: /\d*/
            }
            label: Words.say.month
            maximumLength: 2
            onEdited: text => {
                if (text.length === 2)
                    day.field.forceActiveFocus();
            }
        }
        FieldRow {
            id: day

            Layout.fillWidth: true
            Layout.preferredWidth: 1
            field.objectName: "day"
            field.validator: RegularExpressionValidator {
                regularExpression: /\d*/
            }
            label: Words.say.day
            maximumLength: 2
            onAccepted: answer.give()
        }
    }
}
