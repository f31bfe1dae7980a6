pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Theme

// What the patient said, each with the page it was said on; nothing at all where nothing was.
ColumnLayout {
    id: list

    required property string title
    required property var said

    // An answer stands below the question that the kiosk asked, a patient's question above its page.
    property bool answers: false

    visible: said.length > 0
    spacing: Theme.unit

    Heading {
        Layout.fillWidth: true
        level: 2
        text: list.title
    }
    Repeater {
        model: list.said

        GridLayout {
            id: one

            required property var modelData

            Layout.fillWidth: true
            columns: 1
            rowSpacing: 0

            Label {
                Layout.row: list.answers ? 1 : 0
                Layout.fillWidth: true
                text: one.modelData.text
                font.weight: Font.DemiBold
                lineHeight: Math.round(Theme.body * 1.3)
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            }
            Label {
                Layout.row: list.answers ? 0 : 1
                Layout.fillWidth: true
                text: one.modelData.about
                color: Theme.muted
                font.pixelSize: Math.round(Theme.body * 0.9)
                lineHeight: Math.round(Theme.body * 1.3)
            }
        }
    }
}
