import QtQuick
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// Year, month and day, each in a field of its own; a full field hands on to the next.
ColumnLayout {
    id: answer

    required property VisitViewModel visit

    // Whether the keyboard leaves room for the fields and for what is wrong with them.
    property bool roomy: true

    property string yearText: ""
    property string monthText: ""
    property string dayText: ""

    function give(): void {
        visit.giveBirthDate(yearText + "-" + monthText + "-" + dayText);
    }

    spacing: Theme.unit

    // A date that is not the one asked for is typed anew, and not left for others to read.
    Connections {
        function onAnswerChanged(): void {
            if (answer.visit.problem === "")
                return;
            answer.yearText = answer.monthText = answer.dayText = "";
            if (answer.roomy)
                year.field.forceActiveFocus();
            else
                answer.forceActiveFocus();
        }

        target: answer.visit
    }
    GridLayout {
        Layout.fillWidth: true
        Layout.maximumWidth: Theme.body * 28
        columns: width > Theme.body * 9 ? 3 : 1
        columnSpacing: Math.round(Theme.unit * 1.5)

        FieldRow {
            id: year

            Layout.fillWidth: true
            Layout.preferredWidth: 3
            field.objectName: "year"
            label: Words.say.year
            text: answer.yearText
            maximumLength: 4
            onEdited: text => {
                answer.yearText = text;
                if (text.length === 4)
                    month.field.forceActiveFocus();
            }
        }
        FieldRow {
            id: month

            Layout.fillWidth: true
            Layout.preferredWidth: 2
            field.objectName: "month"
            label: Words.say.month
            text: answer.monthText
            maximumLength: 2
            onEdited: text => {
                answer.monthText = text;
                if (text.length === 2)
                    day.field.forceActiveFocus();
            }
        }
        FieldRow {
            id: day

            Layout.fillWidth: true
            Layout.preferredWidth: 2
            field.objectName: "day"
            label: Words.say.day
            text: answer.dayText
            maximumLength: 2
            onEdited: text => answer.dayText = text
            onAccepted: answer.give()
        }
    }
}
