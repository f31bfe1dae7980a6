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

    implicitWidth: Math.max(Theme.body * 12, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.bigTarget, implicitContentHeight + topPadding + bottomPadding)
    horizontalPadding: Theme.unit * 2
    verticalPadding: Theme.unit
    focusPolicy: Qt.StrongFocus
    nextCheckState: () => card.checkState
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
        spacing: Theme.unit * 1.5

        Rectangle {
            Layout.alignment: Qt.AlignVCenter
            implicitWidth: Math.round(Theme.body * 1.5)
            implicitHeight: implicitWidth
            radius: width / 2
            color: card.checked ? Theme.primary : Theme.card
            border.width: card.checked ? 0 : Theme.border
            border.color: Theme.edge

            Tick {
                anchors.centerIn: parent
                width: Math.round(parent.width * 0.72)
                height: width
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
                font.weight: Font.DemiBold
                Accessible.ignored: true
            }
            Label {
                Layout.fillWidth: true
                visible: text !== ""
                text: card.detail
                color: Theme.muted
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius
        color: card.checked || card.down ? Theme.tint : Theme.card
        border.width: card.checked ? Theme.border + 1 : Theme.border
        border.color: card.checked ? Theme.primary : Theme.edge

        FocusRing {
            visible: card.visualFocus
        }
    }
}
