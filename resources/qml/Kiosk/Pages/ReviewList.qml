pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Screens
import Kiosk.Theme

// Every answer in one list, each with its way back.
ColumnLayout {
    id: list

    required property VisitViewModel visit

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
                columns: width > Theme.body * 22 ? 2 : 1
                columnSpacing: Theme.unit * 2

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    Label {
                        Layout.fillWidth: true
                        text: row.modelData.title
                    }
                    Label {
                        Layout.fillWidth: true
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
