import QtQuick.Controls

import Kiosk.Theme

// The next step among other buttons of a staff page: as high as they are.
Button {
    highlighted: true
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
}
