pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Screens
import Kiosk.Theme

// One consent: the document with a margin of notes beside it, or, where there is less room, between
// what to see first and the rest.
FocusScope {
    id: page

    required property ConsentModel consent

    readonly property bool wide: width > height && width > Theme.body * 40
    readonly property bool documented: consent.pages > 0

    Keys.onEscapePressed: page.consent.close()

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: page.wide && page.documented ? beside : below
    }
    Component {
        id: beside

        FocusScope {
            focus: true

            RowLayout {
                anchors.fill: parent
                anchors.topMargin: Theme.unit * 2
                anchors.bottomMargin: Theme.unit * 2
                anchors.leftMargin: Theme.gutter
                anchors.rightMargin: Theme.gutter
                spacing: Theme.gutter

                DocumentView {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    focus: true
                    consent: page.consent
                }
                ColumnLayout {
                    Layout.fillHeight: true
                    Layout.preferredWidth: Theme.body * 17
                    Layout.maximumWidth: Theme.body * 17
                    spacing: Theme.unit * 1.5

                    ConsentHead {
                        Layout.fillWidth: true
                        consent: page.consent
                    }
                    StaffScroll {
                        id: margin

                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        objectName: "margin"
                        activeFocusOnTab: true
                        Accessible.role: Accessible.Grouping
                        Accessible.name: Words.say.consent_flags
                        contentHeight: notes.implicitHeight

                        ColumnLayout {
                            id: notes

                            width: margin.width - Theme.unit * 2
                            spacing: Theme.unit * 2.5

                            ConsentNotes {
                                Layout.fillWidth: true
                                consent: page.consent
                            }
                            ConsentFacts {
                                Layout.fillWidth: true
                                consent: page.consent
                            }
                        }
                    }
                    ConsentSteps {
                        Layout.fillWidth: true
                        consent: page.consent
                    }
                }
            }
        }
    }
    Component {
        id: below

        FocusScope {
            focus: true

            StaffScroll {
                id: body

                anchors.fill: parent
                focus: true
                objectName: "body"
                contentHeight: column.implicitHeight + Theme.unit * 4

                // What came of a step is said at the top.
                Connections {
                    function onCopyLineChanged(): void {
                        body.contentY = 0;
                    }

                    target: page.consent
                }
                ColumnLayout {
                    id: column

                    x: (body.width - width) / 2
                    y: Theme.unit * 2
                    width: Math.min(body.width - Theme.gutter * 2, page.documented ? Infinity : Theme.body * 34)
                    spacing: Theme.unit * 2

                    ConsentHead {
                        Layout.fillWidth: true
                        consent: page.consent
                    }
                    ConsentSteps {
                        Layout.fillWidth: true
                        consent: page.consent
                    }
                    ConsentNotes {
                        Layout.fillWidth: true
                        consent: page.consent
                    }
                    DocumentView {
                        Layout.fillWidth: true
                        visible: page.documented
                        whole: true
                        consent: page.consent
                    }
                    Label {
                        Layout.fillWidth: true
                        visible: !page.documented
                        text: page.consent.documentLine
                    }
                    ConsentFacts {
                        Layout.fillWidth: true
                        consent: page.consent
                    }
                }
            }
        }
    }
}
