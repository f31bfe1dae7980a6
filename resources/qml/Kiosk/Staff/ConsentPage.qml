pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// One consent: the document with a margin of notes, beside it or, where there is less room, above.
FocusScope {
    id: page

    required property ConsentModel consent

    readonly property bool wide: width > height && width > Theme.body * 40
    readonly property bool documented: consent.pages > 0
    readonly property real marginWidth: Math.min(Theme.body * 17, width * 0.42)

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
            RowLayout {
                Layout.alignment: Qt.AlignTop
                spacing: Theme.unit

                Button {
                    objectName: "close-consent"
                    focus: true
                    text: Words.say.consent_close
                    onClicked: page.consent.close()
                }
                Button {
                    objectName: "save-copy"
                    visible: page.documented
                    text: Words.say.consent_save
                    onClicked: page.consent.save()
                }
                StepButton {
                    objectName: "resume"
                    visible: page.consent.resumable
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
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        Flickable {
            id: body

            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            contentWidth: width
            contentHeight: page.wide ? height : content.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            interactive: contentHeight > height
            ScrollBar.vertical: ScrollBar {
                id: bar
            }

            GridLayout {
                id: content

                width: body.width - (bar.width + Theme.unit)
                height: page.wide ? body.height : implicitHeight
                columns: page.wide ? 2 : 1
                columnSpacing: Theme.gutter
                rowSpacing: Theme.unit * 2
                layoutDirection: page.wide ? Qt.RightToLeft : Qt.LeftToRight

                ConsentMargin {
                    Layout.fillWidth: !page.wide
                    Layout.fillHeight: page.wide
                    Layout.preferredWidth: page.wide ? page.marginWidth : -1
                    consent: page.consent
                }
                DocumentView {
                    Layout.fillWidth: true
                    Layout.fillHeight: page.wide
                    visible: page.documented
                    whole: !page.wide
                    consent: page.consent
                }
                Label {
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    visible: !page.documented
                    text: Words.say.consent_no_document
                    color: Theme.muted
                }
            }
        }
    }
}
