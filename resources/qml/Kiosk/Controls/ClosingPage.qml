import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Theme

// A page on which nothing is asked any more: a mark, a title, a few words, and one way on, which stands
// where a page's main step stands.
Item {
    id: page

    required property string title
    required property list<string> lines
    required property string step

    property bool ticked: false
    property bool forStaff: false

    readonly property Button button: way

    signal taken

    ColumnLayout {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.margins: Theme.unit
        width: Math.min(parent.width - Theme.gutter * 2, Theme.pageWidth)
        spacing: Theme.unit

        Flickable {
            id: body

            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.rightMargin: -Theme.unit * 2
            clip: true
            contentWidth: width
            contentHeight: Math.max(height, words.implicitHeight + words.y)
            boundsBehavior: Flickable.StopAtBounds
            interactive: contentHeight > height
            ScrollBar.vertical: ScrollBar {}

            ColumnLayout {
                id: words

                y: Math.max(Theme.unit, Math.round((body.height - implicitHeight) * 0.45))
                anchors.left: parent?.left
                width: body.width - Theme.unit * 2
                spacing: Theme.unit * 2

                Rectangle {
                    Layout.bottomMargin: Theme.unit
                    implicitWidth: page.ticked ? Math.round(Theme.baseAtOne * 3.2) : Theme.baseAtOne * 4
                    implicitHeight: page.ticked ? implicitWidth : Math.max(4, Math.round(Theme.baseAtOne / 5))
                    radius: height / 2
                    color: page.forStaff ? Theme.amber : Theme.primary

                    Tick {
                        anchors.centerIn: parent
                        width: Math.round(parent.width * 0.66)
                        height: width
                        visible: page.ticked
                        drawn: page.ticked
                    }
                }
                Heading {
                    Layout.fillWidth: true
                    objectName: "title"
                    text: page.title
                    font.pixelSize: Theme.scale > 1.75 ? Theme.title : Math.round((Theme.title + Theme.number) / 2)
                }
                Repeater {
                    model: page.lines

                    Label {
                        required property string modelData

                        Layout.fillWidth: true
                        Layout.maximumWidth: font.pixelSize * Theme.longestLineEms
                        text: modelData
                        font.pixelSize: Theme.scale > 1.75 ? Theme.body : Theme.lead
                    }
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: 0

            Item {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                visible: parent.width > Theme.button * 28
            }
            Button {
                id: way

                Layout.fillWidth: true
                Layout.preferredWidth: 1
                highlighted: true
                text: page.step
                onClicked: page.taken()
            }
        }
    }
}
