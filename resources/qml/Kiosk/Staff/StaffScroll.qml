pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls

import Kiosk.Theme

// An area that scrolls up and down, by finger and by arrow, and follows the keys to what has the
// focus.
Flickable {
    id: scroll

    readonly property Item focused: Window.activeFocusItem
    readonly property Control byKey: focused as Control

    function holds(item: Item): bool {
        for (let one = item; one !== null; one = one.parent) {
            if (one === contentItem)
                return true;
        }
        return false;
    }

    function by(step: real): void {
        contentY = Math.max(0, Math.min(contentHeight - height, contentY + step));
    }

    // Bring `item` into view with some room around it; stay at the top if that is enough.
    function show(item: Item, around: real): void {
        const top = item.mapToItem(contentItem, 0, 0).y - around;
        const bottom = top + item.height + around * 2;
        if (bottom <= height)
            contentY = 0;
        else if (bottom > contentY + height)
            contentY = bottom - height;
        if (top < contentY)
            contentY = Math.max(0, top);
        returnToBounds();
    }

    clip: true
    contentWidth: width
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height
    ScrollBar.vertical: ScrollBar {}
    Keys.onDownPressed: by(Theme.body * 4)
    Keys.onUpPressed: by(-Theme.body * 4)
    onByKeyChanged: {
        if (byKey !== null && byKey.visualFocus && holds(byKey))
            show(byKey, Theme.unit);
    }

    Rectangle {
        parent: scroll
        anchors.fill: parent
        visible: scroll.activeFocusOnTab && scroll.activeFocus
        radius: Theme.radius / 2
        color: "transparent"
        border.width: Theme.focusWidth
        border.color: Theme.focus
    }
}
