import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Screens
import Kiosk.Theme

// Ask, stop, say no, use paper: four of one size, in a row or two by two.
GridLayout {
    id: row

    property int leastHeight: Theme.target

    signal askWanted
    signal leaveWanted(way: string)

    readonly property int wordSize: Math.round(Theme.button * 0.9)

    columns: width > wordSize * 28 ? 4 : 2
    columnSpacing: Theme.unit
    rowSpacing: Theme.unit
    uniformCellWidths: true
    uniformCellHeights: false

    Button {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: row.leastHeight
        objectName: "ask"
        horizontalPadding: Theme.unit
        verticalPadding: Math.round(Theme.unit / 2)
        font.pixelSize: row.wordSize
        text: Words.say.ask
        onClicked: row.askWanted()
    }
    Button {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: row.leastHeight
        objectName: "pause"
        horizontalPadding: Theme.unit
        verticalPadding: Math.round(Theme.unit / 2)
        font.pixelSize: row.wordSize
        text: Words.say.pause
        onClicked: row.leaveWanted("paused")
    }
    Button {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: row.leastHeight
        objectName: "decline"
        horizontalPadding: Theme.unit
        verticalPadding: Math.round(Theme.unit / 2)
        font.pixelSize: row.wordSize
        text: Words.say.decline
        onClicked: row.leaveWanted("declined")
    }
    Button {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: row.leastHeight
        objectName: "paper"
        horizontalPadding: Theme.unit
        verticalPadding: Math.round(Theme.unit / 2)
        font.pixelSize: row.wordSize
        text: Words.say.paper
        onClicked: row.leaveWanted("paper")
    }
}
