pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Screens
import Kiosk.Theme

// The document as it was stored: one page at a time, as large as one likes, its controls together
// below it.
FocusScope {
    id: view

    required property ConsentModel consent

    property real zoom: 1

    // Whole: as high as the page is, for a page around it that scrolls.
    property bool whole: false

    readonly property real pageWidth: Math.round(Math.max(1, (flick.width - bar.width - 2) * zoom))

    function turn(pages: int): void {
        view.consent.turn(pages);
        flick.contentY = 0;
    }

    function scroll(by: real): void {
        flick.contentY = Math.max(0, Math.min(flick.contentHeight - flick.height, flick.contentY + by));
    }

    Keys.onPressed: event => {
        event.accepted = true;
        if (event.key === Qt.Key_PageDown || event.key === Qt.Key_Right)
            view.turn(1);
        else if (event.key === Qt.Key_PageUp || event.key === Qt.Key_Left)
            view.turn(-1);
        else if (event.key === Qt.Key_Home)
            view.turn(-view.consent.pages);
        else if (event.key === Qt.Key_End)
            view.turn(view.consent.pages);
        else if (event.key === Qt.Key_Down && !view.whole)
            view.scroll(Theme.body * 4);
        else if (event.key === Qt.Key_Up && !view.whole)
            view.scroll(-Theme.body * 4);
        else
            event.accepted = false;
    }

    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column

        anchors.fill: parent
        spacing: Theme.unit

        Control {
            id: frame

            Layout.fillWidth: true
            Layout.fillHeight: !view.whole
            Layout.preferredHeight: view.whole ? flick.contentHeight : -1
            objectName: "document-frame"
            focus: true
            focusPolicy: Qt.TabFocus
            Accessible.role: Accessible.Grouping
            Accessible.name: view.consent.pageLine

            contentItem: Flickable {
                id: flick

                objectName: "document"
                clip: true
                contentWidth: Math.max(width - bar.width, view.pageWidth + 2)
                contentHeight: sheet.height + 2
                boundsBehavior: Flickable.StopAtBounds
                flickableDirection: view.whole ? Flickable.HorizontalFlick : Flickable.AutoFlickDirection
                interactive: contentWidth > width || contentHeight > height
                ScrollBar.vertical: ScrollBar {
                    id: bar
                }
                ScrollBar.horizontal: ScrollBar {}

                Rectangle {
                    x: sheet.x - 1
                    y: sheet.y - 1
                    width: sheet.width + 2
                    height: sheet.height + 2
                    color: "white"
                    border.width: 1
                    border.color: Theme.edge
                }
                DocumentPage {
                    id: sheet

                    x: Math.round((flick.contentWidth - width) / 2)
                    y: 1
                    width: view.pageWidth
                    height: implicitHeight
                    consent: view.consent
                    Accessible.role: Accessible.Graphic
                    Accessible.name: view.consent.pageLine
                }
            }

            FocusRing {
                around: 0
                visible: frame.visualFocus
            }
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.unit

            Button {
                id: previous

                width: Math.min(implicitWidth, column.width)
                objectName: "previous-page"
                enabled: view.consent.page > 1
                text: Words.say.consent_previous
                Accessible.name: Words.say.consent_previous_page
                onClicked: view.turn(-1)
            }
            Label {
                height: previous.height
                objectName: "page-line"
                text: view.consent.pageLine
                verticalAlignment: Text.AlignVCenter
                font.pixelSize: Theme.button
                Accessible.ignored: true
            }
            Button {
                width: Math.min(implicitWidth, column.width)
                objectName: "next-page"
                enabled: view.consent.page < view.consent.pages
                text: Words.say.consent_next
                Accessible.name: Words.say.consent_next_page
                onClicked: view.turn(1)
            }
            Button {
                width: Math.min(implicitWidth, column.width)
                objectName: "smaller"
                enabled: view.zoom > 0.5
                text: Words.say.consent_smaller
                onClicked: view.zoom = Math.max(0.5, view.zoom - 0.25)
            }
            Button {
                width: Math.min(implicitWidth, column.width)
                objectName: "larger"
                enabled: view.zoom < 3
                text: Words.say.consent_larger
                onClicked: view.zoom = Math.min(3, view.zoom + 0.25)
            }
        }
    }
}
