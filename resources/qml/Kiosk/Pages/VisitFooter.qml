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
    readonly property bool foldsRow: Theme.scale > 2 || (stacked && Theme.scale > 1.5)
    readonly property bool stacked: width < Theme.body * 26

    readonly property int smallWords: Math.round(Theme.body * 0.9)

    signal stepWanted
    signal secondWanted
    signal askWanted
    signal leaveWanted(way: string)

    spacing: Theme.unit
    onPageIdChanged: unfolded = false
    onAskWanted: unfolded = false
    onLeaveWanted: unfolded = false

    GridLayout {
        Layout.fillWidth: true
        columns: footer.stacked ? 2 : 3
        columnSpacing: Theme.unit * 1.5
        rowSpacing: Theme.unit

        Button {
            Layout.fillHeight: true
            Layout.preferredWidth: Math.round(Theme.body * (footer.stacked ? 4 : 6))
            Layout.minimumHeight: Theme.bigTarget
            Layout.row: footer.stacked ? 1 : 0
            Layout.column: 0
            objectName: "back"
            enabled: footer.visit.canGoBack
            text: Words.say.back
            onClicked: footer.visit.goBack()
        }
        Button {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.body * 10
            Layout.minimumHeight: Theme.bigTarget
            Layout.row: 0
            Layout.column: footer.stacked ? 0 : 1
            Layout.columnSpan: footer.stacked ? 2 : 1
            objectName: "second"
            visible: footer.visit.second !== ""
            text: footer.visit.secondText
            onClicked: footer.secondWanted()
        }
        Button {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.body * 10
            Layout.minimumHeight: Theme.bigTarget
            Layout.row: footer.stacked ? 1 : 0
            Layout.column: footer.stacked ? 1 : 2
            objectName: "step"
            visible: footer.visit.kind !== "language" || !footer.visit.atEnd
            highlighted: true
            text: footer.visit.atEnd ? footer.visit.step : Words.say.read_on
            onClicked: footer.stepWanted()
        }
        Item {
            Layout.fillWidth: true
            Layout.row: footer.stacked ? 1 : 0
            Layout.column: footer.stacked ? 1 : 2
            visible: footer.visit.kind === "language" && footer.visit.atEnd
        }
    }
    Button {
        Layout.fillWidth: true
        objectName: "more"
        visible: footer.foldsRow && !footer.typing
        text: Words.say.more
        checkable: true
        checked: footer.unfolded
        onClicked: footer.unfolded = checked
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
