import QtQuick

import Kiosk.Controls
import Kiosk.Screens

// Free text in the patient's own words.
NoteRow {
    id: answer

    required property VisitViewModel visit

    readonly property Item entry: field

    field.objectName: "note"
    label: Words.say.note_field
    hint: Words.say.note_hint
    text: visit.note
    problem: visit.problem
    onEdited: text => visit.write(text)
}
