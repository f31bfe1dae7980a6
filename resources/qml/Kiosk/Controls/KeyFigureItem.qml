import QtQuick
import QtQuick.Controls
import QtQuick.Layouts

import Kiosk.Theme

// A figure that matters, as large as its room allows, beside its words; above them where the row is
// narrow. A number keeps to its unit: "9 to 12 months" never breaks after "9" or "12".
GridLayout {
    id: item

    required property string figure
    required property string text

    property int wordSize: Theme.body

    readonly property bool narrow: width < Theme.body * 34
    readonly property real mostSize: narrow && Theme.scale < 1.75 ? (Theme.title + Theme.number) / 2 : Theme.number
    readonly property string joined: figure.replace(/(\d) (?=\S)/g, "$1\u00a0").replace(/(^| )([^\s\d,.;:]{1,3}) (?=\d)/g, "$1$2\u00a0")
    readonly property real figureRoom: narrow ? width : (width - columnSpacing) * 0.4

    // Two lines as even as they can be, unless one line is still large.
    readonly property string broken: {
        if (ems(joined) * mostSize * 0.65 <= figureRoom)
            return joined;
        const pieces = joined.split(" ");
        let best = joined;
        let least = Infinity;
        for (let count = 1; count < pieces.length; count += 1) {
            const halves = [pieces.slice(0, count).join(" "), pieces.slice(count).join(" ")];
            const most = Math.max(...halves.map(half => ems(half)));
            if (most < least) {
                least = most;
                best = halves.join("\n");
            }
        }
        return best;
    }
    readonly property real longestEms: Math.max(...broken.split("\n").map(line => ems(line)))

    function ems(words: string): real {
        return metrics.advanceWidth(words) / metrics.font.pixelSize;
    }

    columns: narrow ? 1 : 2
    columnSpacing: Theme.unit * 4
    rowSpacing: Math.round(Theme.unit * 0.75)
    Accessible.role: Accessible.ListItem
    Accessible.name: figure + ": " + text

    FontMetrics {
        id: metrics

        font.family: Theme.family
        font.pixelSize: 100
        font.weight: Font.Bold
    }
    Label {
        id: large

        Layout.fillWidth: true
        Layout.preferredWidth: 2
        Layout.alignment: Qt.AlignVCenter
        text: item.broken
        color: Theme.primary
        font.pixelSize: Math.floor(Math.max(Theme.body, Math.min(item.mostSize, item.figureRoom / (item.longestEms * 1.03))))
        font.weight: Font.Bold
        lineHeight: Math.round(font.pixelSize * 1.1)
        Accessible.ignored: true
    }
    Label {
        Layout.fillWidth: true
        Layout.preferredWidth: 3
        Layout.maximumWidth: item.wordSize * Theme.longestLineEms
        Layout.alignment: Qt.AlignVCenter
        text: item.text
        font.pixelSize: item.wordSize
        Accessible.ignored: true
    }
}
