pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// The staff's side: one page for each room, and above it what went wrong.
FocusScope {
    id: room

    required property StaffViewModel staff

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        GridLayout {
            Layout.margins: Theme.unit
            Layout.leftMargin: Theme.gutter
            Layout.rightMargin: Theme.gutter
            visible: room.staff.trouble !== ""
            columns: width > Theme.button * 40 ? 2 : 1
            columnSpacing: Theme.unit * 1.5
            rowSpacing: Theme.unit

            Notice {
                Layout.fillWidth: true
                objectName: "trouble"
                forStaff: true
                wordSize: Theme.button
                title: Words.say.staff_trouble
                text: room.staff.trouble
                Accessible.role: Accessible.AlertMessage
            }
            Button {
                objectName: "dismiss-trouble"
                text: Words.say.staff_dismiss
                onClicked: room.staff.dismissTrouble()
            }
        }
        Loader {
            Layout.fillWidth: true
            Layout.fillHeight: true
            focus: true
            sourceComponent: {
                switch (room.staff.room) {
                case "setup":
                    return setUp;
                case "recovery":
                    return recovery;
                case "typing-back":
                    return typingBack;
                case "pin":
                    return pin;
                case "desk":
                    return desk;
                case "disk":
                    return disk;
                case "consent":
                    return consent;
                case "start":
                    return start;
                case "handover":
                    return handOver;
                case "under-age":
                    return underAge;
                default:
                    return welcome;
                }
            }
            onLoaded: (item as Item).forceActiveFocus()
        }
    }
    Component {
        id: setUp

        SetUpPage {
            setUp: room.staff.setUp
            care: room.staff.care
        }
    }
    Component {
        id: recovery

        RecoveryPage {
            recovery: room.staff.recovery
        }
    }
    Component {
        id: typingBack

        TypingBackPage {
            recovery: room.staff.recovery
        }
    }
    Component {
        id: welcome

        WelcomePage {
            staff: room.staff
        }
    }
    Component {
        id: pin

        PinPage {
            pin: room.staff.pin
        }
    }
    Component {
        id: desk

        DeskPage {
            desk: room.staff.desk
            care: room.staff.care
        }
    }
    Component {
        id: disk

        DiskPage {
            care: room.staff.care
        }
    }
    Component {
        id: consent

        ConsentPage {
            consent: room.staff.consent
        }
    }
    Component {
        id: start

        StartPage {
            start: room.staff.start
            care: room.staff.care
        }
    }
    Component {
        id: handOver

        HandOverPage {
            handOver: room.staff.handOver
        }
    }
    Component {
        id: underAge

        UnderAgePage {
            staff: room.staff
        }
    }
}
