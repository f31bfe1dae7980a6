pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// What to see first in a consent: how it stands, the flags, and what the patient asks.
ColumnLayout {
    id: notes

    required property ConsentModel consent

    spacing: Theme.unit * 2

    ColumnLayout {
        Layout.fillWidth: true
        spacing: Math.round(Theme.unit / 2)

        Heading {
            Layout.fillWidth: true
            Layout.bottomMargin: Math.round(Theme.unit / 2)
            level: 2
            text: Words.say.consent_flags
        }
        Label {
            Layout.fillWidth: true
            visible: notes.consent.flags.length === 0
            text: Words.say.desk_no_flags
        }
        Flow {
            id: flags

            Layout.fillWidth: true
            spacing: Math.round(Theme.unit / 2)

            Repeater {
                model: notes.consent.flags

                FlagWord {
                    required property string modelData

                    text: modelData
                    mostWidth: flags.width
                }
            }
        }
    }
    SaidList {
        Layout.fillWidth: true
        title: Words.say.consent_questions
        said: notes.consent.questions
    }
}
