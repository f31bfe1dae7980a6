pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// One consent: the document with a margin of notes, beside it or, on an upright screen, above.
FocusScope {
    id: page

    required property ConsentModel consent

    readonly property bool wide: width > height && width > Theme.body * 40

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.unit * 2
        anchors.leftMargin: Theme.gutter
        anchors.rightMargin: Theme.gutter
        spacing: Theme.unit * 1.5

        GridLayout {
            Layout.fillWidth: true
            columns: page.wide ? 2 : 1
            columnSpacing: Theme.unit * 2
            rowSpacing: Theme.unit

            Heading {
                Layout.fillWidth: true
                text: page.consent.name
            }
            Flow {
                Layout.fillWidth: !page.wide
                Layout.preferredWidth: page.wide ? implicitWidth : -1
                spacing: Theme.unit

                Button {
                    objectName: "close-consent"
                    focus: true
                    text: Words.say.consent_close
                    onClicked: page.consent.close()
                }
                Button {
                    objectName: "save-copy"
                    visible: page.consent.pages > 0
                    text: Words.say.consent_save
                    onClicked: page.consent.save()
                }
                Button {
                    objectName: "resume"
                    visible: page.consent.resumable
                    highlighted: true
                    text: Words.say.desk_resume
                    onClicked: page.consent.resume()
                }
            }
        }
        Label {
            Layout.fillWidth: true
            objectName: "copy-line"
            visible: text !== ""
            text: page.consent.copyLine
            font.weight: Font.DemiBold
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        GridLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            columns: page.wide ? 2 : 1
            columnSpacing: Theme.gutter
            rowSpacing: Theme.unit * 2
            layoutDirection: page.wide ? Qt.RightToLeft : Qt.LeftToRight

            ConsentMargin {
                Layout.fillWidth: !page.wide
                Layout.fillHeight: page.wide || page.consent.pages === 0
                Layout.preferredWidth: page.wide ? Math.min(Theme.body * 18, page.width * 0.42) : -1
                Layout.preferredHeight: page.wide ? -1 : Math.min(implicitHeight, page.height * 0.32)
                consent: page.consent
            }
            DocumentView {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: page.consent.pages > 0
                consent: page.consent
            }
            Label {
                Layout.fillWidth: true
                Layout.fillHeight: page.wide
                visible: page.consent.pages === 0
                text: Words.say.consent_no_document
                color: Theme.muted
            }
        }
    }
}
