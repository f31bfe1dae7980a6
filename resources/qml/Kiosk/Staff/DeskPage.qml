pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// The board: who is here, how each stands, what to see first; the search above it. Where the text
// is large what stands above the rows scrolls with them.
FocusScope {
    id: page

    required property DeskModel desk
    required property CareModel care

    readonly property bool cramped: height < Theme.body * 20
    readonly property bool low: keyboard.open && height - keyboard.implicitHeight < Theme.body * 20

    property TextField field: null

    // The field has the focus from the start; only a finger in it calls the keyboard.
    property bool touching: false

    function putAway(): void {
        page.touching = false;
        page.desk.find();
    }

    onActiveFocusChanged: {
        if (activeFocus && Window.activeFocusItem === page && field !== null)
            field.forceActiveFocus();
    }
    Keys.onEscapePressed: {
        if (page.touching)
            page.putAway();
        else
            page.desk.showToday();
        page.field.forceActiveFocus();
    }

    Component {
        id: head

        DeskHeader {
            width: page.width
            desk: page.desk
            care: page.care
            cramped: page.cramped
            low: page.low
            onWritten: page.touching = true
            onEntered: {
                page.putAway();
                page.desk.openFirst();
            }
            Keys.onDownPressed: {
                if (list.count > 0) {
                    list.currentIndex = 0;
                    list.currentItem.forceActiveFocus(Qt.TabFocusReason);
                }
            }
            onActiveFocusChanged: {
                if (activeFocus) {
                    list.currentIndex = -1;
                    Qt.callLater(list.positionViewAtBeginning);
                }
            }
            onHeightChanged: {
                if (page.cramped && activeFocus)
                    Qt.callLater(list.positionViewAtBeginning);
            }
            Component.onCompleted: {
                page.field = field;
                if (page.activeFocus)
                    Qt.callLater(field.forceActiveFocus);
            }
        }
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Loader {
            Layout.fillWidth: true
            visible: active
            active: !page.cramped
            sourceComponent: head
        }
        ListView {
            id: list

            function showCurrent(): void {
                if (currentItem !== null)
                    positionViewAtIndex(currentIndex, currentItem.height > height ? ListView.Beginning : ListView.Contain);
            }

            Layout.fillWidth: true
            Layout.fillHeight: true
            objectName: "board"
            clip: true
            model: page.desk.board
            boundsBehavior: Flickable.StopAtBounds
            currentIndex: -1
            highlightFollowsCurrentItem: false
            onCurrentIndexChanged: Qt.callLater(showCurrent)
            reuseItems: true
            cacheBuffer: 0
            header: page.cramped ? head : null
            Accessible.role: Accessible.List
            Accessible.name: page.desk.heading
            ScrollBar.vertical: ScrollBar {}
            Keys.onDownPressed: event => {
                const foot = footerItem as DeskFooter;
                event.accepted = currentIndex === count - 1 && foot.visible;
                if (event.accepted)
                    foot.forceActiveFocus(Qt.TabFocusReason);
            }
            Keys.onUpPressed: event => {
                event.accepted = currentIndex <= 0;
                if (event.accepted)
                    page.field.forceActiveFocus(Qt.BacktabFocusReason);
            }
            footer: DeskFooter {
                width: list.width
                care: page.care
                alone: list.count === 0
                onActiveFocusChanged: {
                    if (activeFocus)
                        Qt.callLater(list.positionViewAtEnd);
                }
                Keys.onUpPressed: {
                    list.currentIndex = list.count - 1;
                    (list.currentItem ?? page.field).forceActiveFocus(Qt.BacktabFocusReason);
                }
            }
            delegate: BoardRow {
                width: ListView.view.width
                focusPolicy: index === Math.max(0, list.currentIndex) ? Qt.StrongFocus : Qt.ClickFocus
                leftPadding: Theme.gutter
                rightPadding: Theme.gutter
                showDay: page.desk.finding
                // What waits to be used again is only culled: it would still be found and heard.
                ListView.onPooled: visible = false
                ListView.onReused: visible = true
                onActiveFocusChanged: {
                    if (activeFocus)
                        list.currentIndex = index;
                }
                onOpened: page.desk.open(visitId)
                onResumed: page.desk.resume(visitId)
            }
        }
        KeyboardPanel {
            id: keyboard

            Layout.fillWidth: true
            target: page.touching ? page.field : null
            onDone: page.putAway()
        }
    }
}
