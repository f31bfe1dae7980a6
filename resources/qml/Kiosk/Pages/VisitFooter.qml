pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Screens
import Kiosk.Theme

// Always in the same place: Back, the main step, and the row of four equals.
ColumnLayout {
    id: footer

    required property VisitViewModel visit
    required property bool typing

    property bool unfolded: false

    readonly property string pageId: visit.pageId
    readonly property bool foldsRow: stacked && Theme.scale > 1.5
    readonly property int columns: stacked ? 2 : 3
    readonly property bool stacked: width < Theme.body * 26 || Theme.scale > 2

    readonly property int smallWords: Math.round(Theme.body * 0.9)

    signal stepWanted
    signal secondWanted
    signal askWanted
    signal leaveWanted(way: string)

    spacing: Theme.unit
    onPageIdChanged: unfolded = false
    onAskWanted: unfolded = false
    onLeaveWanted: unfolded = false

    // The height of the main step's own words, kept free while it still says "Read on".
    Item {
        visible: false

        Button {
            id: opened

            width: step.width
            highlighted: true
            text: footer.visit.step
        }
    }
    // In a row: Back, the second, the step. Stacked: the second above them. Folded: the second, the
    // step, and below them Back beside the other choices.
    GridLayout {
        Layout.fillWidth: true
        columns: footer.columns
        columnSpacing: Theme.unit * 1.5
        rowSpacing: Theme.unit

        Button {
            Layout.row: footer.foldsRow ? 2 : footer.stacked ? 1 : 0
            Layout.column: 0
            Layout.fillHeight: true
            Layout.preferredWidth: Math.round(Theme.body * (footer.stacked ? 4 : 6))
            Layout.minimumHeight: footer.foldsRow ? Theme.target : Theme.bigTarget
            objectName: "back"
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
            Layout.preferredWidth: Theme.body * 10
            Layout.minimumHeight: Theme.bigTarget
            objectName: "second"
            visible: footer.visit.second !== ""
            text: footer.visit.secondText
            onClicked: footer.secondWanted()
        }
        Button {
            id: step

            Layout.row: footer.stacked ? 1 : 0
            Layout.column: footer.foldsRow ? 0 : footer.stacked ? 1 : 2
            Layout.columnSpan: footer.foldsRow ? footer.columns : 1
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.body * 10
            Layout.minimumHeight: Math.max(Theme.bigTarget, opened.implicitHeight)
            objectName: "step"
            visible: footer.visit.kind !== "language" || !footer.visit.atEnd
            highlighted: true
            text: footer.visit.atEnd ? footer.visit.step : Words.say.read_on
            onClicked: footer.stepWanted()
        }
        Button {
            Layout.row: 2
            Layout.column: 1
            Layout.columnSpan: footer.columns - 1
            Layout.fillWidth: true
            Layout.fillHeight: true
            objectName: "more"
            visible: footer.foldsRow && !footer.typing
            text: Words.say.more
            checkable: true
            checked: footer.unfolded
            onClicked: footer.unfolded = checked
        }
        Item {
            Layout.row: footer.foldsRow ? 2 : footer.stacked ? 1 : 0
            Layout.column: footer.columns - 1
            Layout.fillWidth: true
            visible: !footer.foldsRow && footer.visit.kind === "language" && footer.visit.atEnd
        }
    }
    GridLayout {
        Layout.fillWidth: true
        columns: footer.stacked ? 2 : 4
        columnSpacing: Theme.unit
        rowSpacing: Theme.unit
        uniformCellWidths: true
        visible: !footer.typing && (!footer.foldsRow || footer.unfolded)

        Button {
            Layout.fillWidth: true
            Layout.fillHeight: true
            objectName: "ask"
            font.pixelSize: footer.smallWords
            text: Words.say.ask
            onClicked: footer.askWanted()
        }
        Button {
            Layout.fillWidth: true
            Layout.fillHeight: true
            objectName: "pause"
            font.pixelSize: footer.smallWords
            text: Words.say.pause
            onClicked: footer.leaveWanted("paused")
        }
        Button {
            Layout.fillWidth: true
            Layout.fillHeight: true
            objectName: "decline"
            font.pixelSize: footer.smallWords
            text: Words.say.decline
            onClicked: footer.leaveWanted("declined")
        }
        Button {
            Layout.fillWidth: true
            Layout.fillHeight: true
            objectName: "paper"
            font.pixelSize: footer.smallWords
            text: Words.say.paper
            onClicked: footer.leaveWanted("paper")
        }
    }
}
