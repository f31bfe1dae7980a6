pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// The answers of a choice as large cards of equal size: in a row where each keeps to one line, or to
// two where the window is low, else one below the other.
GridLayout {
    id: answers

    required property VisitViewModel visit

    // The width of the whole page: a row of answers is measured by it even where they stand beside it.
    required property real pageWidth

    property bool beside: false

    readonly property real longest: widest(visit.options.map(one => one.text))
    readonly property real longestWord: widest(visit.options.map(one => one.text).join(" ").split(" "))
    readonly property int count: Math.max(1, visit.options.length)
    readonly property real wordRoom: (pageWidth - columnSpacing * (count - 1)) / count - besideWords
    readonly property bool low: Theme.viewportWidth > Theme.viewportHeight
    readonly property bool stacked: low ? longest > wordRoom * 1.7 || longestWord > wordRoom : longest > wordRoom
    readonly property real besideWords: Theme.unit * 5.5 + Math.round(Theme.button * 1.5)

    function widest(texts: list<string>): real {
        return texts.reduce((most, one) => Math.max(most, metrics.advanceWidth(one)), 0) * Theme.body / metrics.font.pixelSize;
    }

    columns: stacked || beside ? 1 : count
    columnSpacing: Math.round(Theme.unit * 1.5)
    rowSpacing: Theme.unit
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
            checked: modelData.chosen
            onClicked: answers.visit.choose(modelData.option)
        }
    }
}
