import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Screens
import Kiosk.Theme

// What can be done with a consent: the next step, and the way back.
GridLayout {
    id: steps

    required property ConsentModel consent

    readonly property bool documented: consent.pages > 0

    columns: documented && width > Theme.button * 24 ? 3 : width > Theme.button * 15 ? 2 : 1
    columnSpacing: Theme.unit
    rowSpacing: Theme.unit
    uniformCellWidths: true

    Button {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.columnSpan: steps.documented && steps.columns === 2 ? 2 : 1
        objectName: "close-consent"
        horizontalPadding: Theme.unit
        highlighted: !steps.documented && !steps.consent.resumable
        implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
        text: Words.say.consent_close
        onClicked: steps.consent.close()
    }
    Button {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        objectName: "print"
        horizontalPadding: Theme.unit
        implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
        visible: steps.documented
        text: steps.consent.printing ? Words.say.consent_printing_step : Words.say.consent_print
        onClicked: steps.consent.printDocument()
    }
    StepButton {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        objectName: "save-copy"
        horizontalPadding: Theme.unit
        visible: steps.documented
        text: Words.say.consent_save
        onClicked: steps.consent.save()
    }
    StepButton {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        objectName: "resume"
        visible: steps.consent.resumable
        text: Words.say.desk_resume
        onClicked: steps.consent.resume()
    }
}
