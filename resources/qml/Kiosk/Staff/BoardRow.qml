pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Screens
import Kiosk.Theme

// One visit on the board: when, who, what, how it stands, and what to see first.
ItemDelegate {
    id: row

    required property string visitId
    required property string name
    required property string born
    required property string time
    required property string day
    required property string procedure
    required property string clinician
    required property string visitState
    required property string stateWord
    required property list<string> flags
    required property bool resumable
    required property string summary

    property bool showDay: false

    readonly property bool wide: width > Theme.body * 44
    readonly property real rest: grid.width - timeWidth - grid.columnSpacing * 3
    readonly property real timeWidth: Theme.body * (showDay ? 5 : 3)

    signal opened
    signal resumed

    text: summary
    objectName: "visit-" + visitId
    verticalPadding: Theme.unit * 1.5
    implicitHeight: Math.max(Theme.target, grid.implicitHeight + topPadding + bottomPadding)
    onClicked: opened()

    contentItem: Item {
        GridLayout {
            id: grid

            anchors.left: parent.left
            anchors.right: parent.right
            columns: row.wide ? 4 : 2
            columnSpacing: Theme.unit * 2
            rowSpacing: Theme.unit

            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: row.timeWidth
                Layout.maximumWidth: row.timeWidth
                Layout.rowSpan: row.wide ? 1 : 3
                spacing: 0

                Label {
                    text: row.time
                    font.weight: Font.Bold
                    Accessible.ignored: true
                }
                Label {
                    visible: row.showDay
                    text: row.day
                    color: Theme.muted
                    font.pixelSize: Theme.caption
                    Accessible.ignored: true
                }
            }
            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: !row.wide
                Layout.preferredWidth: row.rest * 0.3
                Layout.maximumWidth: row.wide ? row.rest * 0.3 : -1
                spacing: 0

                Label {
                    Layout.fillWidth: true
                    text: row.name
                    font.weight: Font.Bold
                    Accessible.ignored: true
                }
                Label {
                    Layout.fillWidth: true
                    text: row.born
                    color: Theme.muted
                    Accessible.ignored: true
                }
            }
            ColumnLayout {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: !row.wide
                Layout.preferredWidth: row.rest * 0.3
                Layout.maximumWidth: row.wide ? row.rest * 0.3 : -1
                spacing: 0

                Label {
                    Layout.fillWidth: true
                    text: row.procedure
                    Accessible.ignored: true
                }
                Label {
                    Layout.fillWidth: true
                    text: row.clinician
                    color: Theme.muted
                    Accessible.ignored: true
                }
            }
            RowLayout {
                Layout.alignment: Qt.AlignTop
                Layout.fillWidth: true
                spacing: Theme.unit

                ColumnLayout {
                    id: standing

                    Layout.alignment: Qt.AlignTop
                    Layout.fillWidth: true
                    spacing: Theme.unit / 2

                    Label {
                        Layout.fillWidth: true
                        text: row.stateWord
                        font.weight: Font.Bold
                        Accessible.ignored: true
                    }
                    Label {
                        Layout.fillWidth: true
                        visible: row.visitState === "signed" && row.flags.length === 0
                        text: Words.say.desk_no_flags
                        color: Theme.muted
                        Accessible.ignored: true
                    }
                    Repeater {
                        model: row.flags

                        FlagWord {
                            required property string modelData

                            text: modelData
                            mostWidth: standing.width
                            mostLines: 2
                            Accessible.ignored: true
                        }
                    }
                }
                Button {
                    Layout.alignment: Qt.AlignTop
                    objectName: "resume-" + row.visitId
                    visible: row.resumable
                    text: Words.say.desk_resume
                    Accessible.name: Words.say.desk_resume + ": " + row.name
                    onClicked: row.resumed()
                }
            }
        }
    }

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Theme.hairline
        color: Theme.line
    }
}
