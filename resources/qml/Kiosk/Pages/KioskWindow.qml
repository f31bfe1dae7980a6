pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Window

import Kiosk.Screens
import Kiosk.Staff
import Kiosk.Theme

// The one window: the staff's side, a visit, or the end of one.
ApplicationWindow {
    id: window

    required property KioskViewModel kiosk

    width: 1280
    height: 800
    title: Words.say.app_title
    color: Theme.page
    LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
    LayoutMirroring.childrenInherit: true

    Binding {
        target: Theme
        property: "textScale"
        value: window.kiosk.textPercent / 100
    }
    Binding {
        target: Theme
        property: "mode"
        value: window.kiosk.theme
    }
    Binding {
        target: Theme
        property: "reducedMotion"
        value: window.kiosk.reducedMotion
    }
    Binding {
        target: Theme
        property: "pxPerMm"
        value: window.kiosk.pxPerMm > 0 ? window.kiosk.pxPerMm : window.Screen.pixelDensity
    }
    Binding {
        target: Theme
        property: "viewportWidth"
        value: window.width
    }
    Binding {
        target: Theme
        property: "viewportHeight"
        value: window.height
    }
    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: window.kiosk.room === "staff" ? staff : window.kiosk.room === "visit" ? visit : ended
        onLoaded: (item as Item).forceActiveFocus()
    }
    Loader {
        anchors.fill: parent
        active: window.kiosk.visit.troubled
        sourceComponent: trouble
    }
    Component {
        id: staff

        StaffRoom {
            staff: window.kiosk.staff
        }
    }
    Component {
        id: visit

        VisitRoom {
            visit: window.kiosk.visit
            kiosk: window.kiosk
        }
    }
    Component {
        id: ended

        EndedRoom {
            visit: window.kiosk.visit
            kiosk: window.kiosk
        }
    }
    Component {
        id: trouble

        TroubleRoom {
            visit: window.kiosk.visit
        }
    }
}
