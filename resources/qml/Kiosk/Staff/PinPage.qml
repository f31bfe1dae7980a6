pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Screens
import Kiosk.Theme

// The door to the desk: figures by touch or by keyboard, shown as dots.
FocusScope {
    id: page

    required property PinModel pin

    readonly property bool wide: width > height
    readonly property real most: (wide ? height - Theme.gutter * 2 : height * 0.6) - Theme.unit * 3
    readonly property real keySize: Math.floor(Math.max(Theme.target, Math.min(Theme.bigTargetMm * Theme.density, most / 4)))

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

    StaffScroll {
        id: body

        anchors.fill: parent
        objectName: "body"
        contentHeight: Math.max(height, grid.implicitHeight + Theme.gutter * 2)

        GridLayout {
            id: grid

            readonly property real padWidth: page.keySize * 3.75 + Theme.unit * 2
            readonly property real least: page.wide ? padWidth + columnSpacing + Theme.body * 15 : Math.max(padWidth, Theme.body * 11)

            anchors.centerIn: parent
            width: Math.min(parent.width - Theme.gutter * 2, least)
            columns: page.wide ? 2 : 1
            columnSpacing: Theme.gutter * 2
            rowSpacing: Theme.unit * 2

            ColumnLayout {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignVCenter
                spacing: Theme.unit * 1.5

                StaffTitle {
                    Layout.fillWidth: true
                    text: Words.say.pin_title
                }
                Label {
                    Layout.fillWidth: true
                    Layout.minimumHeight: Theme.scale > 1.5 ? 0 : lineHeight * 3
                    objectName: "pin-message"
                    text: page.pin.message === "" ? Words.say.pin_line : page.pin.message
                    color: page.pin.message === "" ? Theme.ink : Theme.danger
                    font.weight: page.pin.message === "" ? Font.Normal : Font.DemiBold
                    lineHeight: Math.round(Theme.body * 1.35)
                    Accessible.role: page.pin.message === "" ? Accessible.StaticText : Accessible.AlertMessage
                    Accessible.name: text
                }
                Flow {
                    Layout.fillWidth: true
                    Layout.minimumHeight: Theme.body
                    spacing: Math.round(Theme.body * 0.4)
                    objectName: "pin-dots"
                    Accessible.role: Accessible.StaticText
                    Accessible.name: page.pin.typedLine

                    Repeater {
                        model: Math.max(6, page.pin.typed)

                        Rectangle {
                            required property int index

                            width: Theme.body
                            height: width
                            radius: width / 2
                            color: index < page.pin.typed ? Theme.ink : Theme.card
                            border.width: Theme.border
                            border.color: index < page.pin.typed ? Theme.ink : Theme.edge
                        }
                    }
                }
                Button {
                    Layout.topMargin: Theme.unit
                    objectName: "pin-back"
                    text: Words.say.back
                    onClicked: page.pin.leave()
                }
            }
            PinPad {
                Layout.alignment: Qt.AlignCenter
                focus: true
                pin: page.pin
                keySize: page.keySize
            }
        }
    }
}
