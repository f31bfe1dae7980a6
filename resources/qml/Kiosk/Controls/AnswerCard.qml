pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import QtQuick.Templates as T

import Kiosk.Theme

// One answer as a large card. It never ticks itself: the page sets `checked` after `clicked`.
T.CheckBox {
    id: card

    property string detail: ""
    property Hues hues: Theme.hues

    // For a choice of how to read, which is no answer.
    property bool slim: false

    implicitWidth: Math.max(Theme.body * 12, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(slim ? (Theme.target + Theme.bigTarget) / 2 : Theme.bigTarget, implicitContentHeight + topPadding + bottomPadding)
    horizontalPadding: Theme.unit * 2
    verticalPadding: Theme.unit
    focusPolicy: Qt.StrongFocus
    nextCheckState: () => card.checkState
    font.family: Theme.family
    font.pixelSize: Theme.body
    font.weight: Font.DemiBold
    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.description: detail
    Keys.onReturnPressed: event => {
        if (!event.isAutoRepeat)
            click();
    }
    Keys.onEnterPressed: event => {
        if (!event.isAutoRepeat)
            click();
    }

    contentItem: RowLayout {
        id: words

        spacing: Math.round(Theme.unit * 1.5)

        Rectangle {
            id: mark

            Layout.alignment: Qt.AlignVCenter
            implicitWidth: Math.round(Theme.button * 1.5)
            implicitHeight: implicitWidth
            radius: width / 2
            color: card.checked ? card.hues.primary : card.hues.card
            border.width: card.checked ? 0 : Theme.border
            border.color: card.hues.edge

            Tick {
                anchors.centerIn: parent
                width: Math.round(parent.width * 0.72)
                height: width
                color: card.hues.primaryInk
                drawn: card.checked
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter
            spacing: 0

            Label {
                Layout.fillWidth: true
                text: card.text
                color: card.hues.ink
                font: card.font
                lineHeight: Math.round(font.pixelSize * 1.3)
                Accessible.ignored: true
            }
            Label {
                Layout.fillWidth: true
                visible: text !== ""
                text: card.detail
                color: card.hues.muted
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: card.checked || card.down ? card.hues.tint : card.hues.card
        border.width: card.checked ? Theme.border + 2 : Theme.border
        border.color: card.checked ? card.hues.primary : card.hues.edge

        FocusRing {
            visible: card.visualFocus
        }
    }
}
