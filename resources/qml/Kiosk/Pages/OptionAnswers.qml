pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// The answers of a choice as large cards of equal size.
GridLayout {
    id: answers

    required property VisitViewModel visit

    readonly property bool narrow: width < Theme.body * 11 * answers.visit.options.length

    columns: narrow ? 1 : Math.max(1, answers.visit.options.length)
    columnSpacing: Theme.unit * 1.5
    rowSpacing: Theme.unit * 1.5
    uniformCellWidths: true

    Repeater {
        model: answers.visit.options

        AnswerCard {
            required property var modelData

            Layout.fillWidth: true
            Layout.fillHeight: true
            objectName: "option-" + modelData.option
            text: modelData.text
            checked: modelData.chosen
            onClicked: answers.visit.choose(modelData.option)
        }
    }
}
