pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import QtQuick.Templates as T

import Kiosk.Theme

// A modal sheet within the window: title, content, its own buttons, and room for the keyboard when
// one of its fields is being written in (`typingInto`).
Item {
    id: sheet

    required property string title

    property bool open: false
    property Item typingInto: null
    property string layoutName: "letters-en"
    property list<Item> buttons
    default property alias content: column.data

    signal cancelled

    T.Popup {
        id: popup

        parent: T.Overlay.overlay
        width: parent ? parent.width : 0
        height: parent ? parent.height : 0
        visible: sheet.open
        modal: true
        focus: true
        closePolicy: T.Popup.NoAutoClose
        T.Overlay.modal: Rectangle {
            color: Theme.scrim
        }

        contentItem: FocusScope {
            focus: true
            Accessible.role: Accessible.Dialog
            Accessible.name: sheet.title
            Keys.onEscapePressed: sheet.cancelled()

            ColumnLayout {
                anchors.fill: parent
                spacing: 0

                Item {
                    Layout.fillWidth: true
                    Layout.fillHeight: true

                    Rectangle {
                        anchors.centerIn: parent
                        width: Math.min(parent.width - Theme.unit * 2, Theme.longestLine + Theme.unit * 6)
                        height: Math.min(parent.height - Theme.unit * 2, inside.implicitHeight + Theme.unit * 6)
                        radius: Theme.radius
                        color: Theme.page
                        border.width: Theme.strong ? Theme.border : 0
                        border.color: Theme.edge

                        ColumnLayout {
                            id: inside

                            anchors.fill: parent
                            anchors.margins: Theme.unit * 3
                            spacing: Theme.unit * 2

                            Heading {
                                Layout.fillWidth: true
                                text: sheet.title
                                font.pixelSize: Math.round((Theme.title + Theme.lead) / 2)
                            }
                            Flickable {
                                id: flick

                                Layout.fillWidth: true
                                Layout.fillHeight: true
                                Layout.preferredHeight: column.implicitHeight
                                clip: true
                                contentWidth: width
                                contentHeight: column.implicitHeight
                                boundsBehavior: Flickable.StopAtBounds
                                ScrollBar.vertical: ScrollBar {}

                                ColumnLayout {
                                    id: column

                                    width: flick.width
                                    spacing: Theme.unit * 1.5
                                }
                            }
                            GridLayout {
                                Layout.fillWidth: true
                                columns: width > Theme.body * 20 ? Math.max(1, sheet.buttons.length) : 1
                                columnSpacing: Theme.unit * 1.5
                                rowSpacing: Theme.unit
                                uniformCellWidths: true
                                data: sheet.buttons
                            }
                        }
                    }
                }
                KeyboardPanel {
                    Layout.fillWidth: true
                    target: sheet.typingInto
                    layoutName: sheet.layoutName
                    onDone: sheet.typingInto = null
                }
            }
        }
    }
}
