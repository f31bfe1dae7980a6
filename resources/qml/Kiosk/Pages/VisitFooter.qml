import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Screens
import Kiosk.Theme

// Always in the same place: Back, the main step with the second beside it, and the four equals, which
// fold into one button where the words are large. A narrow page has Back and that button below.
ColumnLayout {
    id: footer

    required property VisitViewModel visit
    required property bool typing

    readonly property bool folded: Theme.scale > 1.75
    readonly property bool stacked: folded && width < Theme.button * 22
    readonly property bool hasSecond: visit.second !== ""
    readonly property bool quiet: visit.kind === "language" && visit.atEnd

    signal stepWanted
    signal secondWanted
    signal moreWanted
    signal askWanted
    signal leaveWanted(way: string)

    spacing: Theme.unit

    // The height of the words that come once the page's end has been in view.
    Item {
        visible: false

        Button {
            id: opened

            width: step.width
            font.pixelSize: row.wordSize
            horizontalPadding: step.horizontalPadding
            verticalPadding: step.verticalPadding
            highlighted: true
            text: footer.visit.step
        }
    }
    GridLayout {
        id: row

        readonly property int padding: Math.round(Theme.unit * (footer.folded ? 1 : 1.5))

        // Long words grow less, and yes and no alike.
        readonly property int longest: Math.max(footer.visit.step.length, footer.visit.secondText.length)
        readonly property int wordSize: Math.round(Theme.button * (footer.folded && longest > 22 ? 0.85 : 1))
        readonly property int below: footer.stacked ? 1 : 0

        Layout.fillWidth: true
        columnSpacing: Math.round(Theme.unit * (footer.folded ? 1 : 1.5))
        rowSpacing: Theme.unit

        Button {
            Layout.row: row.below
            Layout.column: 0
            Layout.columnSpan: footer.stacked ? 2 : 1
            Layout.fillHeight: true
            Layout.fillWidth: footer.stacked
            Layout.preferredWidth: footer.stacked ? Theme.button * 10 : Math.max(Theme.button * (footer.folded ? 3 : 6), Theme.bigTarget, implicitWidth)
            Layout.minimumHeight: Theme.bigTarget
            horizontalPadding: row.padding
            objectName: "back"
            visible: !footer.stacked || !footer.typing
            enabled: footer.visit.canGoBack
            text: Words.say.back
            onClicked: footer.visit.goBack()
        }
        Button {
            Layout.row: 0
            Layout.column: footer.stacked ? 0 : 1
            Layout.columnSpan: footer.stacked ? 2 : 1
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.button * 10
            Layout.minimumHeight: Theme.bigTarget
            horizontalPadding: row.padding
            verticalPadding: Math.round(Theme.unit / 2)
            objectName: "second"
            font.pixelSize: row.wordSize
            visible: footer.hasSecond
            text: footer.visit.secondText
            onClicked: footer.secondWanted()
        }
        Button {
            id: step

            Layout.row: 0
            Layout.column: footer.stacked && !footer.hasSecond ? 0 : 2
            Layout.columnSpan: footer.stacked ? (footer.hasSecond ? 2 : 4) : 1
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.button * 10
            Layout.minimumHeight: Math.max(Theme.bigTarget, opened.implicitHeight)
            horizontalPadding: row.padding
            verticalPadding: Math.round(Theme.unit / 2)
            objectName: "step"
            font.pixelSize: footer.visit.atEnd ? row.wordSize : Theme.button
            visible: !footer.quiet
            highlighted: true
            text: footer.visit.atEnd ? footer.visit.step : Words.say.read_on
            onClicked: footer.stepWanted()
        }
        Item {
            Layout.row: 0
            Layout.column: footer.stacked ? 0 : 2
            Layout.columnSpan: footer.stacked ? 4 : 1
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.button * 10
            implicitHeight: Theme.bigTarget
            visible: footer.quiet
        }
        Button {
            Layout.row: row.below
            Layout.column: footer.stacked ? 2 : 3
            Layout.columnSpan: footer.stacked ? 2 : 1
            Layout.fillWidth: footer.stacked
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.button * (footer.stacked ? 10 : 4.3)
            horizontalPadding: Math.round(Theme.unit / 2)
            verticalPadding: Math.round(Theme.unit / 2)
            objectName: "more"
            visible: footer.folded && !footer.typing
            text: Words.say.more
            onClicked: footer.moreWanted()
        }
    }
    EqualsRow {
        Layout.fillWidth: true
        visible: !footer.typing && !footer.folded
        onAskWanted: footer.askWanted()
        onLeaveWanted: way => footer.leaveWanted(way)
    }
}
