import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Screens
import Kiosk.Theme

// Whose consent it is and how it stands.
ColumnLayout {
    id: head

    required property ConsentModel consent

    spacing: 0

    StaffTitle {
        Layout.fillWidth: true
        objectName: "consent-name"
        text: head.consent.name
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
    }
    Label {
        Layout.fillWidth: true
        objectName: "consent-state"
        text: head.consent.stateWord + ", " + head.consent.when
        font.weight: Font.DemiBold
    }
    Label {
        Layout.fillWidth: true
        Layout.topMargin: Theme.unit
        objectName: "copy-line"
        visible: text !== ""
        text: head.consent.copyLine
        lineHeight: Math.round(Theme.body * 1.3)
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
}
