pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// The answers of a choice as large cards of equal size: in a row where each keeps to one line, else
// one below the other.
GridLayout {
    id: answers

    required property VisitViewModel visit

    // The width of the whole page: a row of answers is measured by it even where they stand beside it.
    required property real pageWidth

    property bool beside: false

    readonly property real longest: visit.options.reduce((most, one) => Math.max(most, metrics.advanceWidth(one.text)), 0) * Theme.body / metrics.font.pixelSize
    readonly property int count: Math.max(1, visit.options.length)
    readonly property bool stacked: longest > (pageWidth - columnSpacing * (count - 1)) / count - besideWords
    readonly property real besideWords: Theme.unit * 5.5 + Math.round(Theme.button * 1.5)

    columns: stacked || beside ? 1 : count
    columnSpacing: Math.round(Theme.unit * 1.5)
    rowSpacing: Math.round(Theme.unit * 1.5)
    uniformCellWidths: true

    FontMetrics {
        id: metrics

        font.family: Theme.family
        font.pixelSize: 100
        font.weight: Font.DemiBold
    }
    Repeater {
        model: answers.visit.options

        AnswerCard {
            required property var modelData

            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumWidth: Theme.longestLine
            objectName: "option-" + modelData.option
            text: modelData.text
            slim: answers.stacked || answers.beside
            checked: modelData.chosen
            onClicked: answers.visit.choose(modelData.option)
        }
    }
}
