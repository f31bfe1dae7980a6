import QtQuick

import Kiosk.Controls
import Kiosk.Screens

// The last page of a visit: kind words, and one way on.
ClosingPage {
    id: room

    required property VisitViewModel visit
    required property KioskViewModel kiosk

    title: visit.endingTitle
    lines: visit.endingLines
    step: Words.say.end_step
    ticked: visit.ending === "done"
    button.objectName: "hand-back"
    onTaken: kiosk.endVisit()
}
