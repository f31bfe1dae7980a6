import QtQuick
import QtQuick.Layouts

import Kiosk.Screens
import Kiosk.Theme

// All that staff must still see to, side by side where there is room. Where there is little, two at
// a time: without the sheet nobody can open a backup.
GridLayout {
    id: lines

    required property CareModel care

    property bool brief: false

    readonly property bool any: care.keyLine !== "" || care.sheetLine !== "" || care.backupLine !== "" || care.sealLine !== ""

    readonly property bool both: care.keyLine !== "" && care.sheetLine !== ""

    columns: width > Theme.button * (brief ? 26 : 44) ? 2 : 1
    columnSpacing: Theme.unit * 3
    rowSpacing: Theme.unit / 2
    uniformCellWidths: true

    CareLine {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.alignment: Qt.AlignTop
        text: lines.care.keyLine
        brief: lines.brief
        step: lines.brief ? Words.say.care_key_brief : Words.say.care_key_step
        stepName: "care-key"
        onAsked: lines.care.askDisk()
    }
    CareLine {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.alignment: Qt.AlignTop
        text: lines.care.sheetLine
        brief: lines.brief
        step: lines.brief ? Words.say.care_sheet_brief : Words.say.care_sheet_step
        stepName: "care-sheet"
        onAsked: lines.care.makeSheet()
    }
    CareLine {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.alignment: Qt.AlignTop
        objectName: "care-backup"
        text: lines.both && lines.brief ? "" : lines.brief ? lines.care.backupBrief : lines.care.backupLine
        brief: lines.brief
    }
    CareLine {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.alignment: Qt.AlignTop
        objectName: "care-seal"
        text: lines.brief && (lines.care.keyLine !== "" || lines.care.sheetLine !== "" || lines.care.backupLine !== "") ? "" : lines.care.sealLine
        brief: lines.brief
    }
}
