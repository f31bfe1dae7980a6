pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Controls
import Kiosk.Theme

// The text of a page, line by line, each in the face of its style.
ColumnLayout {
    id: text

    required property list<var> lines

    spacing: Theme.unit * 1.5

    Repeater {
        model: text.lines

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

                Label {
                    text: line.modelData.text
                }
            }
            Component {
                id: bullet

                BulletItem {
                    text: line.modelData.text
                }
            }
            Component {
                id: numbered

                StepItem {
                    number: line.modelData.number
                    text: line.modelData.text
                }
            }
            Component {
                id: figure

                KeyFigureItem {
                    figure: line.modelData.figure
                    text: line.modelData.text
                }
            }
            Component {
                id: pair

                PairItem {
                    first: line.modelData.text
                    second: line.modelData.other
                }
            }
            Component {
                id: amount

                Notice {
                    text: line.modelData.text
                }
            }
        }
    }
}
