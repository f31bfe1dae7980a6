import QtQuick
import QtQuick.Controls

import Kiosk.Theme

// A title; `level` 1 is the page's own, 2 stands within it.
Label {
    id: heading

    property int level: 1

    color: Theme.ink
    font.pixelSize: level === 1 ? Theme.title : Theme.lead
    font.weight: Font.Bold
    lineHeight: Math.round(font.pixelSize * Theme.tightLineHeight)
    Accessible.role: Accessible.Heading
    Accessible.name: text
}
