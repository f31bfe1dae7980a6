pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// The door to the desk: figures by touch or by keyboard, shown as dots.
FocusScope {
    id: page

    required property PinModel pin

    readonly property bool wide: width > height
    readonly property real most: wide ? height - Theme.gutter * 2 : height * 0.56

    Keys.onPressed: event => {
        event.accepted = true;
        if (event.text.length === 1 && "0123456789".includes(event.text))
            pin.press(event.text);
        else if (event.key === Qt.Key_Backspace)
            pin.erase();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            pin.enter();
        else if (event.key === Qt.Key_Escape)
            pin.leave();
        else
            event.accepted = false;
    }

    GridLayout {
        anchors.centerIn: parent
        width: Math.min(parent.width - Theme.gutter * 2, Theme.body * 52)
        height: Math.min(parent.height - Theme.unit * 2, implicitHeight)
        columns: page.wide ? 2 : 1
        columnSpacing: Theme.gutter
        rowSpacing: Theme.unit * 2

        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter
            spacing: Theme.unit * 1.5

            Heading {
                Layout.fillWidth: true
                text: Words.say.pin_title
            }
            Label {
                Layout.fillWidth: true
                text: Words.say.pin_line
            }
            Flow {
                id: dots

                Layout.fillWidth: true
                Layout.minimumHeight: Theme.body
                spacing: Math.round(Theme.body * 0.5)
                objectName: "pin-dots"
                Accessible.role: Accessible.StaticText
                Accessible.name: page.pin.typedLine

                Repeater {
                    model: Math.max(6, page.pin.typed)

                    Rectangle {
                        required property int index

                        width: Math.round(Theme.body * 0.8)
                        height: width
                        radius: width / 2
                        color: index < page.pin.typed ? Theme.ink : "transparent"
                        border.width: Theme.border
                        border.color: index < page.pin.typed ? Theme.ink : Theme.edge
                    }
                }
            }
            Label {
                Layout.fillWidth: true
                Layout.minimumHeight: lineHeight * 2
                objectName: "pin-message"
                text: page.pin.message
                color: Theme.danger
                font.weight: Font.DemiBold
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
            Button {
                objectName: "pin-back"
                text: Words.say.back
                onClicked: page.pin.leave()
            }
        }
        PinPad {
            Layout.alignment: Qt.AlignCenter
            focus: true
            pin: page.pin
            keySize: Math.floor(Math.min(Math.round(Theme.bigTargetMm * Theme.density), (page.most - Theme.unit * 3) / 4))
        }
    }
}
