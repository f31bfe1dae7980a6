import QtQuick
import QtQuick.Controls

import Kiosk.Theme

// Words of a row, which is heard as one: lines close together, figures one below the other.
Label {
    property bool second: false

    color: second ? Theme.muted : Theme.ink
    font.pixelSize: second ? Math.round(Theme.body * 0.9) : Theme.body
    font.features: ({
            "tnum": 1
        })
    lineHeight: Math.round(Theme.body * 1.25)
    wrapMode: Text.WrapAtWordBoundaryOrAnywhere
    Accessible.ignored: true
}
