import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// A question for the doctor: in words, or to be asked in person.
Sheet {
    id: sheet

    required property VisitViewModel visit

    property string untrustedText: ""

    function start(): void {
        untrustedText = "";
        open = true;
    }

    function keep(text: string): void {
        open = false;
        visit.ask(text);
    }

    title: Words.say.ask_title
    buttons: [
        Button {
            Layout.fillWidth: true
            Layout.fillHeight: true
            objectName: "ask-cancel"
            text: Words.say.ask_cancel
            onClicked: sheet.open = false
        },
        Button {
            Layout.fillWidth: true
            Layout.fillHeight: true
            objectName: "ask-in-person"
            text: Words.say.ask_in_person
            onClicked: sheet.keep("")
        },
        Button {
            Layout.fillWidth: true
            Layout.fillHeight: true
            objectName: "ask-keep"
            highlighted: enabled
            implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
            enabled: sheet.untrustedText.trim() !== ""
            text: Words.say.ask_write
            onClicked: sheet.keep(sheet.untrustedText)
        }
    ]
    onCancelled: open = false

    Label {
        Layout.fillWidth: true
        text: Words.say.ask_line
    }
    NoteRow {
        id: question

        Layout.fillWidth: true
        field.objectName: "question"
        label: Words.say.ask_field
        text: sheet.untrustedText
        onEdited: text => sheet.untrustedText = text
    }
}
