import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Theme

// One thing that staff must still see to: calm, in words, until it is done.
GridLayout {
    id: line

    required property string text

    property string step: ""
    property string stepName: ""

    // Brief: the step's own words say it all, and its page explains.
    property bool brief: false

    readonly property bool worded: !brief || step === ""

    signal asked

    columns: !worded || width > Theme.button * 20 ? 2 : 1
    columnSpacing: worded ? Theme.unit * 1.5 : Theme.unit
    rowSpacing: 0
    visible: text !== ""

    RowLayout {
        Layout.fillWidth: line.worded
        Layout.fillHeight: !line.worded
        spacing: Theme.unit

        Rectangle {
            Layout.fillHeight: true
            implicitWidth: Theme.focusWidth
            radius: width / 2
            color: Theme.amber
        }
        Label {
            Layout.fillWidth: true
            visible: line.worded
            text: line.text
            color: Theme.amberInk
            font.pixelSize: Theme.buttonCaption
            Accessible.role: Accessible.Note
            Accessible.name: text
        }
    }
    ChipButton {
        objectName: line.stepName
        Layout.fillWidth: line.brief
        visible: line.step !== ""
        text: line.step
        Accessible.description: line.text
        onClicked: line.asked()
    }
}
