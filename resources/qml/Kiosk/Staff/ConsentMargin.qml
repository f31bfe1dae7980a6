pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// Beside the document: what to see first, what the patient asks, and what can be done.
Flickable {
    id: margin

    required property ConsentModel consent

    clip: true
    contentWidth: width
    contentHeight: column.implicitHeight
    implicitHeight: column.implicitHeight
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height
    ScrollBar.vertical: ScrollBar {
        id: bar
    }

    ColumnLayout {
        id: column

        width: margin.width - (bar.width + Theme.unit)
        spacing: Theme.unit * 1.5

        Heading {
            Layout.fillWidth: true
            level: 2
            text: Words.say.consent_flags
        }
        Label {
            Layout.fillWidth: true
            visible: margin.consent.flags.length === 0
            text: Words.say.desk_no_flags
            color: Theme.muted
        }
        Repeater {
            model: margin.consent.flags

            FlagWord {
                required property string modelData

                text: modelData
                mostWidth: column.width
            }
        }
        Heading {
            Layout.fillWidth: true
            Layout.topMargin: Theme.unit
            visible: margin.consent.questions.length > 0
            level: 2
            text: Words.say.consent_questions
        }
        Repeater {
            model: margin.consent.questions

            ColumnLayout {
                id: question

                required property var modelData

                Layout.fillWidth: true
                spacing: 0

                Label {
                    Layout.fillWidth: true
                    text: question.modelData.text
                    font.weight: Font.DemiBold
                }
                Label {
                    Layout.fillWidth: true
                    text: question.modelData.about
                    color: Theme.muted
                    font.pixelSize: Theme.caption
                }
            }
        }
        Heading {
            Layout.fillWidth: true
            Layout.topMargin: Theme.unit
            level: 2
            text: margin.consent.stateWord
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Repeater {
                model: margin.consent.facts

                Label {
                    required property string modelData

                    Layout.fillWidth: true
                    text: modelData
                }
            }
        }
    }
}
