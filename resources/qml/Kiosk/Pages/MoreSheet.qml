import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// The four equals where they do not stand on the page itself: of one size, one tap away.
Sheet {
    id: sheet

    signal askWanted
    signal leaveWanted(way: string)

    function start(): void {
        open = true;
    }

    function leave(way: string): void {
        open = false;
        leaveWanted(way);
    }

    title: Words.say.more
    buttons: [
        Button {
            Layout.fillWidth: true
            Layout.fillHeight: true
            objectName: "more-cancel"
            text: Words.say.close_sheet
            onClicked: sheet.open = false
        }
    ]
    onCancelled: open = false

    EqualsRow {
        Layout.fillWidth: true
        leastHeight: Theme.bigTarget
        onAskWanted: {
            sheet.open = false;
            sheet.askWanted();
        }
        onLeaveWanted: way => sheet.leave(way)
    }
}
