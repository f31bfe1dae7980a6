import QtQuick
import QtQuick.Templates as T

import Kiosk.Theme

// Words: plain, wrapped, aligned to where reading starts.
T.Label {
    id: control

    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    horizontalAlignment: Text.AlignLeft
    color: Theme.ink
    linkColor: Theme.primary
    font.family: Theme.family
    font.pixelSize: Theme.body
    lineHeightMode: Text.FixedHeight
    lineHeight: Math.round(font.pixelSize * (font.pixelSize > Theme.lead ? Theme.tightLineHeight : Theme.lineHeight))
}
