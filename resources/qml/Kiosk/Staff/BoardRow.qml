pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Screens
import Kiosk.Theme

// One visit on the board: when, who, what, how it stands, and below them what to see first.
ItemDelegate {
    id: row

    required property int index
    required property string visitId
    required property string name
    required property string born
    required property string time
    required property string day
    required property string what
    required property string byWhom
    required property string visitState
    required property string stateWord
    required property list<string> flags
    required property bool resumable
    required property string summary

    property bool showDay: false

    // One line for all where there is room; the procedure below the name; or all below each other.
    readonly property bool wide: width > Theme.body * 40
    readonly property bool narrow: width < Theme.body * 22
    readonly property bool stacked: narrow && showDay
    readonly property int whoRow: stacked ? 2 : narrow ? 1 : 0
    readonly property real whenWidth: Math.round(Theme.body * (showDay ? 5.8 : 2.9))
    readonly property real stateWidth: Math.round(Theme.body * (wide ? 10 : 6))
    readonly property real rest: availableWidth - whenWidth - stateWidth - grid.columnSpacing * 3

    signal opened
    signal resumed

    text: summary
    objectName: "visit-" + visitId
    horizontalPadding: Theme.unit * 2
    verticalPadding: Theme.unit
    implicitHeight: Math.max(Theme.target, grid.implicitHeight + topPadding + bottomPadding)
    onClicked: opened()

    contentItem: Item {
        GridLayout {
            id: grid

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            columns: row.wide ? 4 : row.narrow ? 2 : 3
            columnSpacing: Theme.unit * 1.5
            rowSpacing: Math.round(Theme.unit / 2)

            Flow {
                Layout.row: 0
                Layout.column: 0
                Layout.columnSpan: row.stacked ? 2 : 1
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: row.narrow
                Layout.preferredWidth: row.whenWidth
                spacing: row.narrow ? Theme.unit : 0

                BoardLabel {
                    text: row.showDay ? row.day : row.time
                    font.weight: Font.Bold
                }
                BoardLabel {
                    visible: row.showDay
                    text: row.time
                    second: true
                }
            }
            ColumnLayout {
                Layout.row: row.whoRow
                Layout.column: row.narrow ? 0 : 1
                Layout.columnSpan: row.narrow ? 2 : 1
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: !row.wide
                Layout.preferredWidth: row.wide ? row.rest * 0.4 : 1
                spacing: 0

                BoardLabel {
                    Layout.fillWidth: true
                    text: row.name
                    font.weight: Font.Bold
                }
                BoardLabel {
                    Layout.fillWidth: true
                    text: row.born
                    second: true
                }
            }
            ColumnLayout {
                Layout.row: row.wide ? 0 : row.whoRow + 1
                Layout.column: row.wide ? 2 : row.narrow ? 0 : 1
                Layout.columnSpan: row.narrow ? 2 : 1
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                spacing: 0

                BoardLabel {
                    Layout.fillWidth: true
                    text: row.what
                }
                BoardLabel {
                    Layout.fillWidth: true
                    text: row.byWhom
                    second: true
                }
            }
            GridLayout {
                Layout.row: row.stacked ? 1 : 0
                Layout.column: row.wide ? 3 : row.stacked ? 0 : row.narrow ? 1 : 2
                Layout.columnSpan: row.stacked ? 2 : 1
                Layout.rowSpan: row.wide || row.narrow ? 1 : 2
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: row.narrow
                Layout.preferredWidth: row.stateWidth
                columns: row.wide ? 2 : 1
                columnSpacing: Theme.unit
                rowSpacing: Math.round(Theme.unit / 2)

                ColumnLayout {
                    Layout.alignment: Qt.AlignTop
                    Layout.fillWidth: true
                    spacing: 0

                    BoardLabel {
                        Layout.fillWidth: true
                        text: row.stateWord
                        font.weight: Font.Bold
                    }
                    BoardLabel {
                        Layout.fillWidth: true
                        visible: row.visitState === "signed" && row.flags.length === 0
                        text: Words.say.desk_no_flags
                        second: true
                    }
                }
                Button {
                    Layout.fillWidth: !row.wide
                    objectName: "resume-" + row.visitId
                    visible: row.resumable
                    horizontalPadding: Theme.unit * 1.25
                    text: Words.say.desk_resume
                    Accessible.name: Words.say.desk_resume + ": " + row.name
                    onClicked: row.resumed()
                }
            }
            Flow {
                id: flags

                Layout.row: row.whoRow + (row.wide ? 1 : 2)
                Layout.column: row.narrow ? 0 : 1
                Layout.columnSpan: row.wide ? 3 : 2
                Layout.fillWidth: true
                Layout.topMargin: Math.round(Theme.unit / 4)
                visible: row.flags.length > 0
                spacing: Math.round(Theme.unit / 2)

                Repeater {
                    model: row.flags

                    FlagWord {
                        required property string modelData

                        text: modelData
                        mostWidth: flags.width
                        mostLines: 2
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    background: Rectangle {
        color: row.down ? Theme.tint : "transparent"

        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.leftMargin: row.leftPadding
            anchors.rightMargin: row.rightPadding
            height: Theme.hairline
            color: Theme.line
        }
        Rectangle {
            anchors.fill: parent
            anchors.margins: 2
            visible: row.activeFocus
            radius: Theme.radius
            color: "transparent"
            border.width: Theme.focusWidth
            border.color: Theme.focus
        }
    }
}
