pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Screens
import Kiosk.Theme

// A drawing of the form, no higher than `roomHeight`, and below it the words for its marks.
ColumnLayout {
    id: picture

    required property var picture

    property real roomHeight: Infinity
    property int wordSize: Theme.body

    // The height of the words for its marks, which does not depend on the drawing's.
    readonly property real keyHeight: marks.count > 0 ? key.implicitHeight + spacing : 0
    readonly property real drawnWidth: Math.max(0, Math.floor(Math.min(width, roomHeight / Math.max(0.25, view.share))))
    readonly property real drawnHeight: Math.floor(drawnWidth * view.share)
    readonly property real mostHeight: width * view.share

    spacing: Theme.unit

    PictureView {
        id: view

        Layout.alignment: Qt.AlignLeft
        Layout.preferredWidth: picture.drawnWidth
        Layout.preferredHeight: picture.drawnHeight
        svg: picture.picture.svg
        mirrored: LayoutMirroring.enabled || Application.layoutDirection === Qt.RightToLeft
        colors: ({
                "paper": Theme.page,
                "card": Theme.card,
                "ink": Theme.ink,
                "muted": Theme.muted,
                "line": Theme.line,
                "accent": Theme.primary,
                "tint": Theme.tint,
                "amber": Theme.amber,
                "amber-tint": Theme.amberTint,
                "edge": Theme.edge
            })
        Accessible.role: Accessible.Graphic
        Accessible.name: picture.picture.description
    }
    ColumnLayout {
        id: key

        Layout.fillWidth: true
        visible: marks.count > 0
        spacing: Theme.unit

        Repeater {
            id: marks

            model: picture.picture.key

            RowLayout {
                id: mark

                required property int index
                required property string modelData

                Layout.fillWidth: true
                spacing: Theme.unit
                Accessible.role: Accessible.ListItem
                Accessible.name: (index + 1) + ". " + modelData

                Rectangle {
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: Math.round((words.lineHeight - height) / 2)
                    implicitWidth: Math.round(picture.wordSize * 1.4)
                    implicitHeight: implicitWidth
                    radius: width / 2
                    color: "transparent"
                    border.width: Theme.border
                    border.color: Theme.primary

                    Label {
                        anchors.fill: parent
                        text: mark.index + 1
                        color: Theme.primary
                        font.pixelSize: Math.round(picture.wordSize * 0.85)
                        font.weight: Font.Bold
                        horizontalAlignment: Text.AlignHCenter
                        verticalAlignment: Text.AlignVCenter
                        Accessible.ignored: true
                    }
                }
                Label {
                    id: words

                    Layout.fillWidth: true
                    text: mark.modelData
                    font.pixelSize: picture.wordSize
                    Accessible.ignored: true
                }
            }
        }
    }
}
