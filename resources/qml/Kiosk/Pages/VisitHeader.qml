import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// Where I am, and the tools of reading, which fold into one button where the words are large or the
// page is narrow.
ColumnLayout {
    id: header

    required property VisitViewModel visit
    required property KioskViewModel kiosk

    readonly property bool folded: Theme.scale > 1.75 || width < Theme.body * 40

    signal toolsWanted(withSizes: bool)

    spacing: Math.round(Theme.unit / 4)

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.unit

        Label {
            Layout.fillWidth: true
            objectName: "progress"
            text: header.visit.progress
            color: Theme.muted
            font.pixelSize: Theme.buttonCaption
            font.weight: Font.DemiBold
            lineHeight: Math.round(font.pixelSize * Theme.tightLineHeight)
        }
        ChipButton {
            objectName: "text-smaller"
            visible: !header.folded
            enabled: header.kiosk.textPercent > 100
            text: Words.say.text_smaller
            onClicked: header.kiosk.textPercent -= 50
        }
        ChipButton {
            objectName: "text-larger"
            visible: !header.folded
            enabled: header.kiosk.textPercent < 300
            text: Words.say.text_larger
            onClicked: header.kiosk.textPercent += 50
        }
        ChipButton {
            objectName: "theme"
            visible: !header.folded
            text: Words.say.theme
            Accessible.description: Words.say["theme_" + header.kiosk.theme]
            onClicked: header.toolsWanted(header.folded)
        }
        ChipButton {
            objectName: "tools"
            visible: header.folded
            text: "Aa"
            Accessible.name: Words.say.tools
            onClicked: header.toolsWanted(header.folded)
        }
    }
    ProgressLine {
        Layout.fillWidth: true
        part: header.visit.part
        parts: header.visit.parts
        text: header.visit.progress
    }
}
