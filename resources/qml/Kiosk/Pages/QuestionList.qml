pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Screens
import Kiosk.Theme

// The questions kept for the doctor; each can be taken back, another can be added.
ColumnLayout {
    id: list

    required property VisitViewModel visit

    signal askWanted

    spacing: Theme.unit

    Label {
        Layout.fillWidth: true
        visible: list.visit.questions.length === 0
        text: Words.say.questions_none
    }
    Repeater {
        model: list.visit.questions

        Rectangle {
            id: row

            required property var modelData
            required property int index

            Layout.fillWidth: true
            implicitHeight: inside.implicitHeight + Theme.unit * 2
            radius: Theme.radius
            color: Theme.card
            border.width: Theme.hairline
            border.color: Theme.edge

            GridLayout {
                id: inside

                anchors.fill: parent
                anchors.margins: Theme.unit
                anchors.leftMargin: Theme.unit * 2
                columns: width > Theme.body * 22 ? 2 : 1
                columnSpacing: Theme.unit * 2

                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0

                    Label {
                        Layout.fillWidth: true
                        Layout.maximumWidth: font.pixelSize * Theme.longestLineEms
                        text: row.modelData.answer
                        font.weight: Font.DemiBold
                    }
                    Label {
                        Layout.fillWidth: true
                        Layout.maximumWidth: font.pixelSize * Theme.longestLineEms
                        text: row.modelData.title
                        color: Theme.muted
                        font.pixelSize: Theme.caption
                    }
                }
                Button {
                    objectName: "drop-" + row.index
                    flat: true
                    text: Words.say.question_drop
                    Accessible.name: text + ": " + row.modelData.answer
                    onClicked: list.visit.dropQuestion(row.index)
                }
            }
        }
    }
    Button {
        objectName: "add-question"
        text: Words.say.question_add
        onClicked: list.askWanted()
    }
}
