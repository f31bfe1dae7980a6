import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens

// Asked once before a visit stops; both answers have the same size, and no is as easy as yes.
Sheet {
    id: sheet

    required property VisitViewModel visit

    property string way: "paused"

    readonly property string words: ({
            "paused": "pause",
            "declined": "decline",
            "paper": "paper",
            "rejected": "reject"
        })[way] ?? "pause"

    function start(wanted: string): void {
        way = wanted;
        open = true;
    }

    function leave(): void {
        open = false;
        if (way === "rejected")
            visit.rejectDetails();
        else
            visit.leave(way);
    }

    title: Words.say[words + "_title"]
    buttons: [
        Button {
            Layout.fillWidth: true
            Layout.fillHeight: true
            objectName: "leave-no"
            text: Words.say.leave_no
            onClicked: sheet.open = false
        },
        Button {
            Layout.fillWidth: true
            Layout.fillHeight: true
            objectName: "leave-yes"
            text: Words.say[sheet.words + "_yes"]
            onClicked: sheet.leave()
        }
    ]
    onCancelled: open = false

    Label {
        Layout.fillWidth: true
        text: Words.say[sheet.words + "_line"]
    }
}
