pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Screens
import Kiosk.Theme

// What a key in a file means, and the one thing that makes it safe.
StaffPage {
    id: page

    required property CareModel care

    title: Words.say.disk_title
    line: Words.say.disk_line
    mostWidth: Theme.body * 34
    onEscaped: care.leave()

    buttons: [
        Button {
            Layout.fillWidth: true
            objectName: "disk-no"
            text: Words.say.disk_no
            onClicked: page.care.leave()
        },
        StepButton {
            Layout.fillWidth: true
            objectName: "disk-yes"
            text: Words.say.disk_yes
            onClicked: page.care.confirmDisk()
        }
    ]

    Label {
        Layout.fillWidth: true
        Layout.maximumWidth: Theme.longestLine
        text: Words.say.disk_record
        color: Theme.muted
    }
}
