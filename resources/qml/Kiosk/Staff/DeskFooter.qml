import QtQuick
import QtQuick.Controls

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// Below the board: what is seldom needed. The arrows lead here from the last row; Tab would come here
// before the rows, and does so only where there are none.
FocusScope {
    id: footer

    required property CareModel care
    required property bool alone

    implicitHeight: visible ? row.implicitHeight + Theme.unit * 2 : 0
    height: implicitHeight
    visible: care.sheetMadeLine !== ""

    Flow {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.gutter
        anchors.rightMargin: Theme.gutter
        spacing: Theme.unit

        Label {
            width: Math.min(implicitWidth, row.width)
            height: Math.max(implicitHeight, again.height)
            verticalAlignment: Text.AlignVCenter
            text: footer.care.sheetMadeLine
            color: Theme.muted
            font.pixelSize: Theme.buttonCaption
        }
        ChipButton {
            id: again

            width: Math.min(implicitWidth, row.width)
            objectName: "care-sheet-again"
            focus: true
            focusPolicy: footer.alone ? Qt.StrongFocus : Qt.ClickFocus
            text: Words.say.care_sheet_again
            onClicked: footer.care.makeSheet()
        }
    }
}
