import Kiosk.Controls
import Kiosk.Theme

// The title of a staff page: smaller than a patient's, so that more of the day is in view.
Heading {
    font.pixelSize: Math.round(Theme.body * (1.6 - 0.3 * Theme.growth - 0.2 * Theme.lateGrowth))
}
