pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Theme

// The text of a page, line by line, each in the face of its style; a long one lies open like a book
// where the page is wide.
GridLayout {
    id: text

    required property list<var> lines

    // Whether two columns have room.
    property bool wide: false

    // Whether the words make room for what stands below them.
    property bool small: false

    // Whether the lines are short facts that stand close together.
    property bool close: false

    readonly property int letters: lines.reduce((sum, line) => sum + line.text.length + line.other.length + 30, 0)
    readonly property int wordSize: Theme.scale < 1.25 && !small ? Theme.lead : Theme.body
    readonly property bool spread: wide && letters > 360 && lines.every(line => ["paragraph", "item", "step"].includes(line.style))
    readonly property int half: {
        let sum = 0;
        return lines.findIndex(line => (sum += line.text.length + 30) >= letters / 2) + 1;
    }

    columns: spread ? 2 : 1
    columnSpacing: Theme.unit * 4
    uniformCellWidths: spread

    Repeater {
        model: text.spread ? [text.lines.slice(0, text.half), text.lines.slice(text.half)] : [text.lines]

        ColumnLayout {
            id: leaf

            required property list<var> modelData

            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: Math.round(Theme.unit * (text.close ? 0.4 : 1.25 - 0.25 * Theme.growth))

            Repeater {
                model: leaf.modelData

                delegate: face
            }
        }
    }

    Component {
        id: face

        Loader {
            id: line

            required property var modelData

            Layout.fillWidth: true
            sourceComponent: {
                switch (modelData.style) {
                case "item":
                    return bullet;
                case "step":
                    return numbered;
                case "figure":
                    return figure;
                case "pair":
                    return pair;
                case "amount":
                    return amount;
                default:
                    return paragraph;
                }
            }

            Component {
                id: paragraph

                Item {
                    implicitHeight: words.implicitHeight

                    Label {
                        id: words

                        anchors.left: parent.left
                        width: Math.min(parent.width, text.wordSize * Theme.longestLineEms)
                        text: line.modelData.text
                        font.pixelSize: text.wordSize
                    }
                }
            }
            Component {
                id: bullet

                BulletItem {
                    text: line.modelData.text
                    wordSize: text.wordSize
                }
            }
            Component {
                id: numbered

                StepItem {
                    number: line.modelData.number
                    text: line.modelData.text
                    wordSize: text.wordSize
                }
            }
            Component {
                id: figure

                KeyFigureItem {
                    figure: line.modelData.figure
                    text: line.modelData.text
                    wordSize: text.wordSize
                }
            }
            Component {
                id: pair

                PairItem {
                    first: line.modelData.text
                    second: line.modelData.other
                    wordSize: text.wordSize
                }
            }
            Component {
                id: amount

                Notice {
                    text: line.modelData.text
                    wordSize: text.wordSize
                }
            }
        }
    }
}
