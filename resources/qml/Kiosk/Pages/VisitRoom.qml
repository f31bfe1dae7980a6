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

    // Whether a problem may have come that is still to be brought into view.
    property bool problemWaits: false

    readonly property string pageId: visit.pageId
    readonly property Item writing: {
        const item = Window.activeFocusItem;
        return item instanceof TextInput || item instanceof TextEdit ? item : null;
    }
    readonly property bool typing: keyboard.open
    readonly property bool mirrored: LayoutMirroring.enabled

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
            slide.from = (visit.goesBack === mirrored ? 1 : -1) * Math.round(width * 0.25);
            slide.restart();
        }
        if (visit.kind !== "identity" && visit.kind !== "note")
            body.forceActiveFocus();
        settle();
    }

    function awaitProblem(): void {
        problemWaits = true;
        settle();
    }

    function takeStep(): void {
        if (!visit.atEnd) {
            body.readOn();
            return;
        }
        // The step may end the visit, and with it this page.
        awaitProblem();
        if (visit.kind === "identity")
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
        id: column

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.topMargin: Math.round(Theme.unit * (1 - 0.5 * Theme.growth))
        anchors.bottomMargin: Theme.unit
        width: Math.min(parent.width - Theme.gutter * 2, Theme.pageWidth)
        spacing: Theme.unit

        VisitHeader {
            Layout.fillWidth: true
            Layout.fillHeight: false
            visit: room.visit
            kiosk: room.kiosk
            visible: !room.typing || room.height > Theme.target * 16
            onToolsWanted: withSizes => toolsSheet.start(withSizes)
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
                const shown = Math.min(room.writing.height + Theme.unit, height);
                const begin = asked.troubled ? problem.mapToItem(page, 0, 0).y : top - Theme.lead * 2;
                const above = Math.max(0, Math.min(top - begin, height - shown));
                if (top + shown > contentY + height)
                    contentY = top + shown - height;
                if (top - above < contentY)
                    contentY = Math.max(0, top - above);
            }

            // What is wrong, with as much of what it is about as there is room for.
            function showProblem(): void {
                room.problemWaits = false;
                room.settle();
                if (!asked.troubled)
                    return;
                const top = problem.mapToItem(page, 0, 0).y;
                const bottom = Math.min(asked.y + asked.height, top + height);
                if (top < contentY || bottom > contentY + height)
                    contentY = Math.max(0, Math.min(contentHeight - height, bottom - height));
            }

            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.rightMargin: -Theme.unit * 2
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

            Rectangle {
                parent: body
                anchors.left: parent?.left
                anchors.right: parent?.right
                anchors.bottom: parent?.bottom
                height: Theme.hairline
                color: body.interactive ? Theme.line : "transparent"
            }

            // The words at the start side; beside them, where the page is wide, its picture or the
            // answers that need a line each. Else all in one column.
            GridLayout {
                id: page

                readonly property bool wide: width > Theme.body * 42
                readonly property bool signs: room.visit.kind === "signature"
                readonly property bool stacksAnswers: (answer.item as OptionAnswers)?.stacked ?? false
                readonly property bool chooses: answer.item instanceof OptionAnswers
                readonly property bool answersBeside: wide && (stacksAnswers || (chooses && illustration.active))
                readonly property bool pictureBeside: wide && illustration.active && !answersBeside
                readonly property bool beside: pictureBeside || answersBeside || (wide && signs)
                readonly property real sideWidth: Math.round((width - columnSpacing) * (signs ? 0.6 : 0.45))
                readonly property real firstWidth: beside ? width - columnSpacing - sideWidth : width
                readonly property int wordsRow: beside && signs ? 0 : 1
                readonly property real belowTitle: body.height - heading.implicitHeight - rowSpacing - y
                readonly property real belowWords: (words.visible ? words.implicitHeight + rowSpacing : 0)

                // Beside the page stands the scroll bar, so that its coming and going moves no word.
                anchors.left: parent?.left
                width: body.width - Theme.unit * 2
                columns: 2
                columnSpacing: Theme.unit * 4
                rowSpacing: Math.round(Theme.unit * (2 - 0.75 * Math.min(1, Theme.growth * 2)))

                transform: Translate {
                    id: shift
                }

                NumberAnimation {
                    id: slide

                    target: shift
                    property: "x"
                    to: 0
                    duration: Theme.slideMs
                    easing.type: Easing.OutCubic
                }
                Heading {
                    id: heading

                    Layout.row: 0
                    Layout.column: 0
                    Layout.columnSpan: page.wordsRow === 0 ? 1 : 2
                    Layout.fillWidth: true
                    Layout.preferredWidth: page.firstWidth
                    Layout.alignment: Qt.AlignTop
                    objectName: "title"
                    text: room.visit.title
                    font.pixelSize: text.length > 50 ? Math.round((Theme.title + Theme.lead) / 2) : Theme.title
                }
                ColumnLayout {
                    id: words

                    Layout.row: page.wordsRow
                    Layout.column: page.wordsRow === 0 ? 1 : 0
                    Layout.columnSpan: page.beside ? 1 : 2
                    Layout.fillWidth: true
                    Layout.preferredWidth: page.wordsRow === 0 ? page.sideWidth : page.firstWidth
                    Layout.alignment: Qt.AlignTop
                    spacing: Theme.unit * 1.5
                    visible: room.visit.lines.length > 0 || room.visit.kept !== ""

                    PageLines {
                        Layout.fillWidth: true
                        visible: room.visit.lines.length > 0
                        lines: room.visit.lines
                        close: room.visit.kind === "details"
                        wide: page.wide && !page.beside
                        small: page.signs
                    }
                    Notice {
                        Layout.fillWidth: true
                        Layout.maximumWidth: Theme.longestLine
                        objectName: "kept"
                        visible: room.visit.kept !== ""
                        text: room.visit.kept
                    }
                }
                ColumnLayout {
                    id: asked

                    readonly property bool troubled: room.visit.problem !== "" && room.visit.kind !== "note"
                    readonly property real aboveAnswer: troubled ? problem.implicitHeight + spacing : 0

                    Layout.row: page.answersBeside ? 1 : 2
                    Layout.column: page.answersBeside ? 1 : 0
                    Layout.columnSpan: page.answersBeside ? 1 : 2
                    Layout.rowSpan: page.answersBeside && illustration.active ? 2 : 1
                    Layout.fillWidth: true
                    Layout.preferredWidth: page.answersBeside ? page.sideWidth : page.width
                    Layout.alignment: Qt.AlignTop
                    visible: answer.item !== null || troubled
                    spacing: Theme.unit

                    Label {
                        id: problem

                        Layout.fillWidth: true
                        Layout.maximumWidth: font.pixelSize * Theme.longestLineEms * 1.1
                        objectName: "problem"
                        visible: asked.troubled
                        text: room.visit.problem
                        color: Theme.danger
                        font.pixelSize: Theme.button
                        font.weight: Font.Bold
                        lineHeight: Math.round(font.pixelSize * 1.3)
                        Accessible.role: Accessible.AlertMessage
                        Accessible.name: text
                        onTextChanged: room.awaitProblem()
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
                }
                Loader {
                    id: illustration

                    readonly property bool answered: answer.item !== null && !page.answersBeside
                    readonly property real space: page.belowTitle - (page.pictureBeside ? 0 : page.belowWords) - (answered ? asked.height + page.rowSpacing : 0)
                    readonly property real least: Math.min(width, body.height) * (page.answersBeside ? 0.22 : answer.item !== null ? 0.33 : page.pictureBeside ? 0.45 : 0.6)

                    readonly property var wanted: room.visit.picture

                    // Stays while the picture itself goes, which would else be drawn from nothing.
                    property var shown: null

                    Layout.row: page.pictureBeside ? 1 : page.answersBeside ? 2 : 3
                    Layout.column: page.pictureBeside ? 1 : 0
                    Layout.columnSpan: page.pictureBeside || page.answersBeside ? 1 : 2
                    Layout.fillWidth: true
                    Layout.preferredWidth: page.pictureBeside ? page.sideWidth : page.firstWidth
                    Layout.alignment: Qt.AlignTop
                    active: false
                    visible: active
                    sourceComponent: drawing
                    onWantedChanged: {
                        if (wanted)
                            shown = wanted;
                        active = !!wanted;
                    }
                }
            }
        }
        KeyboardPanel {
            id: keyboard

            Layout.fillWidth: true
            Layout.leftMargin: (column.width - room.width) / 2
            Layout.rightMargin: Layout.leftMargin
            target: askSheet.open ? null : room.writing
            layoutName: room.visit.kind === "identity" ? "number" : "letters-en"
            onDone: body.forceActiveFocus()
            onOpenChanged: body.showWriting()
        }
        VisitFooter {
            Layout.fillWidth: true
            Layout.fillHeight: false
            visit: room.visit
            typing: room.typing
            onStepWanted: room.takeStep()
            onSecondWanted: room.takeSecond()
            onMoreWanted: moreSheet.start()
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
    MoreSheet {
        id: moreSheet

        onAskWanted: askSheet.start()
        onLeaveWanted: way => leaveSheet.start(way)
    }
    ToolsSheet {
        id: toolsSheet

        kiosk: room.kiosk
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
            else if (room.problemWaits)
                body.showProblem();
            else
                room.lookForEnd();
        }

        target: room.Window.window
    }

    Component {
        id: drawing

        Picture {
            readonly property real free: illustration.space - keyHeight
            readonly property real least: Math.min(illustration.least, mostHeight)

            picture: illustration.shown
            wordSize: page.wide ? Theme.caption : Theme.body

            // Somewhat smaller where the page then need not be scrolled, else as large as is good.
            roomHeight: free < least * 0.6 ? least : free
        }
    }
    Component {
        id: options

        OptionAnswers {
            visit: room.visit
            pageWidth: page.width
            beside: page.answersBeside
        }
    }
    Component {
        id: birthDate

        BirthDateAnswer {
            visit: room.visit
            roomy: room.height > Theme.target * 16 || Theme.scale < 1.75
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
            view: body.height - asked.aboveAnswer
            below: (page.signs && page.wide ? body.height - words.implicitHeight - page.rowSpacing : page.belowTitle - page.belowWords) - asked.aboveAnswer
        }
    }
}
