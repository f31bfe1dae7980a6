import QtQuick

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// Something in the world went wrong; what was entered stays, and the same tap can be tried again.
Rectangle {
    id: room

    required property VisitViewModel visit

    color: Theme.page

    ClosingPage {
        anchors.fill: parent
        title: Words.say.error_title
        lines: [Words.say.error_hand_to_staff]
        step: Words.say.error_try_again
        forStaff: true
        button.objectName: "retry"
        onTaken: room.visit.retry()
    }
}
