import QtQuick.Controls

import Kiosk.Theme

// The next step of a staff page: as high as the buttons beside it.
Button {
    highlighted: true
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
}
