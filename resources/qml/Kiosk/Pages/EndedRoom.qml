pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// The last page of a visit: kind words, and one way on.
Item {
    id: room

    required property VisitViewModel visit
    required property KioskViewModel kiosk

    ColumnLayout {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.topMargin: Theme.gutter
        anchors.bottomMargin: Theme.gutter
        width: Math.min(parent.width - Theme.gutter * 2, Theme.pageWidth)
        spacing: Theme.unit * 2

        Flickable {
            id: body

            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            contentWidth: width
            contentHeight: Math.max(height, words.implicitHeight)
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: ScrollBar {}

            ColumnLayout {
                id: words

                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(body.width - Theme.unit * 2, Theme.longestLine)
                spacing: Theme.unit * 2

                Heading {
                    Layout.fillWidth: true
                    objectName: "title"
                    text: room.visit.endingTitle
                }
                Repeater {
                    model: room.visit.endingLines

                    Label {
                        required property string modelData

                        Layout.fillWidth: true
                        text: modelData
                        font.pixelSize: Theme.lead
                    }
                }
            }
        }
        Button {
            Layout.fillWidth: true
            objectName: "hand-back"
            highlighted: true
            text: Words.say.end_step
            onClicked: room.kiosk.endVisit()
        }
    }
}
