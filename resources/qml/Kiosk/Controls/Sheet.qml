pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import QtQuick.Templates as T

import Kiosk.Theme

// A modal sheet within the window: title, content and its own buttons. Once one of its fields has the
// focus (`typingInto`) the keyboard lies below it, and on a low window takes the buttons' place,
// until Done.
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

        readonly property bool low: height - keyboard.implicitHeight < Theme.body * 22

        readonly property Item writing: {
            const item = contentItem.Window.activeFocusItem;
            return opened && (item instanceof TextInput || item instanceof TextEdit) ? item : null;
        }

        function showField(): void {
            if (sheet.typingInto === null)
                return;
            const field = sheet.typingInto.mapToItem(column, 0, 0).y;
            const above = Math.min(Theme.body * 2, flick.height - Theme.lead * 3);
            flick.contentY = Math.max(0, Math.min(field - above, flick.contentHeight - flick.height));
        }

        parent: T.Overlay.overlay
        width: parent ? parent.width : 0
        height: parent ? parent.height : 0
        visible: sheet.open
        modal: true
        focus: true
        closePolicy: T.Popup.NoAutoClose
        onWritingChanged: {
            if (writing !== null)
                sheet.typingInto = writing;
        }
        onClosed: sheet.typingInto = null
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
                        height: Math.min(parent.height - Theme.unit * 2, inside.implicitHeight + inside.anchors.margins * 2)
                        radius: Theme.radius
                        color: Theme.page
                        border.width: Theme.strong ? Theme.border : 0
                        border.color: Theme.edge

                        ColumnLayout {
                            id: inside

                            anchors.fill: parent
                            anchors.margins: popup.low ? Theme.unit * 2 : Theme.unit * 3
                            spacing: Theme.unit * 2

                            Flickable {
                                id: flick

                                readonly property real room: bar.width + Theme.unit

                                Layout.fillWidth: true
                                Layout.fillHeight: true
                                Layout.preferredHeight: column.implicitHeight
                                clip: true
                                contentWidth: width
                                contentHeight: column.implicitHeight
                                boundsBehavior: Flickable.StopAtBounds
                                onHeightChanged: Qt.callLater(popup.showField)
                                onContentHeightChanged: Qt.callLater(popup.showField)
                                ScrollBar.vertical: ScrollBar {
                                    id: bar
                                }

                                ColumnLayout {
                                    id: column

                                    anchors.left: parent?.left
                                    width: flick.width - flick.room
                                    spacing: Theme.unit * 1.5

                                    Heading {
                                        Layout.fillWidth: true
                                        text: sheet.title
                                        font.pixelSize: Math.round(Math.min((Theme.title + Theme.lead) / 2, Theme.button * 1.6))
                                    }
                                }
                            }
                            GridLayout {
                                Layout.fillWidth: true
                                visible: !keyboard.open || !popup.low
                                columns: width > Theme.button * 7 * sheet.buttons.length ? sheet.buttons.length : 1
                                columnSpacing: Theme.unit * 1.5
                                rowSpacing: Theme.unit
                                uniformCellWidths: true
                                uniformCellHeights: true
                                data: sheet.buttons
                            }
                        }
                    }
                }
                KeyboardPanel {
                    id: keyboard

                    Layout.fillWidth: true
                    target: sheet.typingInto
                    layoutName: sheet.layoutName
                    onDone: {
                        sheet.typingInto = null;
                        popup.contentItem.forceActiveFocus();
                    }
                }
            }
        }
    }
}
