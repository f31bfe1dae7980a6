import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// Where I am, and the tools of reading: slim, never more than a fifth of the height.
ColumnLayout {
    id: header

    required property VisitViewModel visit
    required property KioskViewModel kiosk

    readonly property bool folded: width < Theme.body * 40

    spacing: Theme.unit / 2

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.unit

        Label {
            Layout.fillWidth: true
            text: header.visit.progress
            color: Theme.muted
            font.pixelSize: Theme.caption
            font.weight: Font.DemiBold
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        ChipButton {
            objectName: "text-smaller"
            enabled: header.kiosk.textPercent > 100
            text: header.folded ? "A−" : Words.say.text_smaller
            Accessible.name: Words.say.text_smaller
            onClicked: header.kiosk.textPercent -= 50
        }
        ChipButton {
            objectName: "text-larger"
            enabled: header.kiosk.textPercent < 300
            text: header.folded ? "A+" : Words.say.text_larger
            Accessible.name: Words.say.text_larger
            onClicked: header.kiosk.textPercent += 50
        }
        ChipButton {
            objectName: "theme"
            visible: !header.folded || Theme.scale < 2
            text: Words.say.theme
            Accessible.description: Words.say["theme_" + header.kiosk.theme]
            onClicked: header.kiosk.nextTheme()
        }
    }
    ProgressLine {
        Layout.fillWidth: true
        part: header.visit.part
        parts: header.visit.parts
        text: header.visit.progress
    }
}
