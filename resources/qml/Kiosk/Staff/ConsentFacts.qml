pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// The rest of a consent: what else was answered, and who, what, with whom and when.
ColumnLayout {
    id: rest

    required property ConsentModel consent

    spacing: Theme.unit * 2

    SaidList {
        Layout.fillWidth: true
        title: Words.say.consent_answers
        said: rest.consent.answers
        answers: true
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: Math.round(Theme.unit / 2)

        Heading {
            Layout.fillWidth: true
            Layout.bottomMargin: Math.round(Theme.unit / 2)
            level: 2
            text: Words.say.consent_about
        }
        Repeater {
            model: rest.consent.facts

            FactRow {
                required property var modelData

                Layout.fillWidth: true
                label: modelData.label
                text: modelData.text
            }
        }
    }
}
