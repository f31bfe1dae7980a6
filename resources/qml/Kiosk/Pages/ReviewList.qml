pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Screens
import Kiosk.Theme

// Every answer in one list, each with its way back; beside its question where the page is wide.
ColumnLayout {
    id: list

    required property VisitViewModel visit

    readonly property bool wide: width > Theme.body * 42

    spacing: 0

    Repeater {
        model: list.visit.review

        ColumnLayout {
            id: row

            required property var modelData

            Layout.fillWidth: true
            spacing: 0

            GridLayout {
                Layout.fillWidth: true
                Layout.topMargin: Theme.unit
                Layout.bottomMargin: Theme.unit
                columns: list.wide ? 3 : width > Theme.body * 22 ? 2 : 1
                columnSpacing: Theme.unit * 2

                GridLayout {
                    Layout.fillWidth: true
                    Layout.columnSpan: list.wide ? 2 : 1
                    columns: list.wide ? 2 : 1
                    columnSpacing: Theme.unit * 3
                    rowSpacing: 0

                    Label {
                        Layout.fillWidth: true
                        Layout.preferredWidth: 3
                        Layout.maximumWidth: Theme.longestLine
                        text: row.modelData.title
                    }
                    Label {
                        Layout.fillWidth: true
                        Layout.preferredWidth: 2
                        Layout.maximumWidth: Theme.longestLine
                        text: row.modelData.answer
                        font.weight: Font.Bold
                    }
                }
                Button {
                    objectName: "change-" + row.modelData.page
                    text: Words.say.change
                    Accessible.name: text + ": " + row.modelData.title
                    onClicked: list.visit.change(row.modelData.page)
                }
            }
            Rectangle {
                Layout.fillWidth: true
                implicitHeight: Theme.hairline
                color: Theme.line
            }
        }
    }
}
