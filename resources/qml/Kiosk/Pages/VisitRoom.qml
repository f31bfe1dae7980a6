pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Screens
import Kiosk.Theme

// A patient's page: slim header, the page itself, and the footer that never moves.
FocusScope {
    id: room

    required property VisitViewModel visit
    required property KioskViewModel kiosk

    property int framesToWait: 0

    readonly property string pageId: visit.pageId
    readonly property Item writing: {
        const item = Window.activeFocusItem;
        return item instanceof TextInput || item instanceof TextEdit ? item : null;
    }
    readonly property bool typing: keyboard.open

    function settle(): void {
        framesToWait = 3;
        Window.window.update();
    }

    function lookForEnd(): void {
        if (slide.running)
            settle();
        else if (body.contentY + body.height >= page.implicitHeight - 2)
            visit.reachEnd();
    }

    function pageShown(): void {
        body.contentY = 0;
        if (Theme.slideMs > 0) {
            slide.from = (visit.goesBack ? -1 : 1) * Math.round(width * 0.25);
            slide.restart();
        }
        if (visit.kind !== "identity" && visit.kind !== "note")
            body.forceActiveFocus();
        settle();
    }

    function takeStep(): void {
        if (!visit.atEnd)
            body.readOn();
        else if (visit.kind === "identity")
            (answer.item as BirthDateAnswer).give();
        else if (visit.kind === "signature")
            visit.sign((answer.item as SignatureAnswer).pad);
        else
            visit.takeStep();
    }

    function takeSecond(): void {
        if (visit.second === "ask")
            askSheet.start();
        else if (visit.second === "go-on")
            visit.goOn();
        else
            leaveSheet.start(visit.second === "reject" ? "rejected" : "paper");
    }

    onPageIdChanged: pageShown()
    Component.onCompleted: settle()

    ColumnLayout {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.topMargin: Theme.unit
        anchors.bottomMargin: Theme.unit
        width: Math.min(parent.width - Theme.gutter * 2, Theme.pageWidth)
        spacing: Theme.unit

        VisitHeader {
            Layout.fillWidth: true
            Layout.fillHeight: false
            visit: room.visit
            kiosk: room.kiosk
            visible: !room.typing || room.height > Theme.body * 32
        }
        Flickable {
            id: body

            function readOn(): void {
                contentY = Math.min(contentHeight - height, contentY + height * 0.85);
                room.settle();
            }

            function showWriting(): void {
                if (room.writing === null)
                    return;
                const top = room.writing.mapToItem(page, 0, 0).y;
                const bottom = top + Math.min(room.writing.height, height * 0.8);
                if (bottom > contentY + height)
                    contentY = bottom - height + Theme.unit;
                if (top - Theme.lead * 2 < contentY)
                    contentY = Math.max(0, top - Theme.lead * 2);
            }

            Layout.fillWidth: true
            Layout.fillHeight: true
            objectName: "body"
            clip: true
            contentWidth: width
            contentHeight: page.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            interactive: contentHeight > height
            activeFocusOnTab: false
            ScrollBar.vertical: ScrollBar {}
            onContentYChanged: room.settle()
            onContentHeightChanged: room.settle()
            onHeightChanged: {
                showWriting();
                room.settle();
            }

            ColumnLayout {
                id: page

                // Room for the scroll bar always, so that its coming and going moves no word.
                width: body.width - Theme.unit * 2
                spacing: Theme.unit * 2

                NumberAnimation on x {
                    id: slide

                    to: 0
                    duration: Theme.slideMs
                    easing.type: Easing.OutCubic
                    running: false
                }

                Heading {
                    Layout.fillWidth: true
                    objectName: "title"
                    text: room.visit.title
                    font.pixelSize: text.length > 60 ? Math.round((Theme.title + Theme.lead) / 2) : Theme.title
                }
                PageLines {
                    Layout.fillWidth: true
                    Layout.maximumWidth: Theme.longestLine
                    visible: room.visit.lines.length > 0
                    lines: room.visit.lines
                }
                Loader {
                    id: answer

                    Layout.fillWidth: true
                    visible: item !== null
                    sourceComponent: {
                        switch (room.visit.kind) {
                        case "language":
                        case "choice":
                            return options;
                        case "identity":
                            return birthDate;
                        case "note":
                            return note;
                        case "questions":
                            return questions;
                        case "review":
                            return review;
                        case "signature":
                            return signature;
                        default:
                            return null;
                        }
                    }
                }
                Notice {
                    Layout.fillWidth: true
                    objectName: "kept"
                    visible: room.visit.kept !== ""
                    text: room.visit.kept
                }
            }
        }
        KeyboardPanel {
            id: keyboard

            Layout.fillWidth: true
            target: askSheet.open ? null : room.writing
            layoutName: room.visit.kind === "identity" ? "number" : "letters-en"
            onDone: body.forceActiveFocus()
            onOpenChanged: body.showWriting()
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: Theme.hairline
            color: Theme.line
        }
        Label {
            Layout.fillWidth: true
            objectName: "problem"
            visible: room.visit.problem !== "" && room.visit.kind !== "note"
            text: room.visit.problem
            color: Theme.danger
            font.weight: Font.Bold
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        VisitFooter {
            Layout.fillWidth: true
            Layout.fillHeight: false
            visit: room.visit
            typing: room.typing
            onStepWanted: room.takeStep()
            onSecondWanted: room.takeSecond()
            onAskWanted: askSheet.start()
            onLeaveWanted: way => leaveSheet.start(way)
        }
    }

    AskSheet {
        id: askSheet

        visit: room.visit
    }
    LeaveSheet {
        id: leaveSheet

        visit: room.visit
    }

    // The end of a page counts once the page has been drawn and stands still with its last line in
    // view; the first frame after a change may still be of the page before.
    Connections {
        function onFrameSwapped(): void {
            if (room.framesToWait === 0)
                return;
            room.framesToWait -= 1;
            if (room.framesToWait > 0)
                room.Window.window.update();
            else
                room.lookForEnd();
        }

        target: room.Window.window
    }

    Component {
        id: options

        OptionAnswers {
            visit: room.visit
        }
    }
    Component {
        id: birthDate

        BirthDateAnswer {
            visit: room.visit
        }
    }
    Component {
        id: note

        NoteAnswer {
            visit: room.visit
        }
    }
    Component {
        id: questions

        QuestionList {
            visit: room.visit
            onAskWanted: askSheet.start()
        }
    }
    Component {
        id: review

        ReviewList {
            visit: room.visit
        }
    }
    Component {
        id: signature

        SignatureAnswer {
            visit: room.visit
        }
    }
}
