pragma Singleton

import QtQuick

// Every size, colour and duration that the pages share. The window writes the inputs; all else
// follows from them.
QtObject {
    id: theme

    // Inputs
    property real textScale: 1
    property string mode: "light"
    property bool reducedMotion: false
    property real pxPerMm: 160 / 25.4
    property real viewportHeight: 800
    property real viewportWidth: 1280

    // Type, in px: one ramp from one base, which keeps its real size where the screen is denser than
    // 160 dpi. At large text titles and figures grow less than the words, and buttons less above 200 %.
    readonly property string family: "Atkinson Hyperlegible Next"
    readonly property real scale: Math.max(1, Math.min(3, textScale))
    readonly property real baseAtOne: Math.max(20, 3.17 * density, Math.min(viewportWidth, viewportHeight) * 0.03)
    readonly property int caption: Math.round(body * 0.8)
    readonly property int body: Math.round(baseAtOne * scale)
    readonly property int lead: Math.round(body * 1.2)
    readonly property int title: Math.round(body * (2 - 0.4 * growth - 0.3 * lateGrowth))
    readonly property int number: Math.round(body * (3 - growth - 0.4 * lateGrowth))
    readonly property int button: Math.round(baseAtOne * (1 + growth + 0.1 * lateGrowth))
    readonly property int buttonCaption: Math.round(button * 0.8)
    readonly property real lineHeight: 1.5
    readonly property real tightLineHeight: 1.2

    // Widths, in body sizes of px: 70 characters a line at most, and a page for words beside a picture.
    readonly property real longestLineEms: 28
    readonly property int longestLine: Math.round(body * longestLineEms)
    readonly property int pageWidth: Math.round(body * 50)

    // Space, in px: on one unit, which grows slower than the text does.
    readonly property int unit: Math.round(baseAtOne / 2 * (1 + 0.25 * (scale - 1)))
    readonly property int gutter: Math.round(unit * 4 / (1 + 0.5 * (scale - 1)))
    readonly property int radius: Math.round(baseAtOne * 0.7)
    readonly property int hairline: strong ? 2 : 1
    readonly property int border: strong ? 3 : 2
    readonly property int focusWidth: 4
    readonly property int focusGap: 3

    // Targets: millimetres of the real screen, in px.
    readonly property real density: Math.max(3.6, Math.min(16, pxPerMm))
    readonly property real targetMm: 12
    readonly property real bigTargetMm: 20
    readonly property int target: Math.ceil(targetMm * density)
    readonly property int bigTarget: Math.ceil(bigTargetMm * density)

    // Motion, in ms
    readonly property int slideMs: reducedMotion ? 0 : 200
    readonly property int tickMs: reducedMotion ? 0 : 150

    // Colours
    readonly property bool strong: mode === "high-contrast" || mode === "black-on-yellow"
    readonly property color page: hues.page
    readonly property color card: hues.card
    readonly property color ink: hues.ink
    readonly property color muted: hues.muted
    readonly property color line: hues.line
    readonly property color edge: hues.edge
    readonly property color primary: hues.primary
    readonly property color primaryDown: hues.primaryDown
    readonly property color primaryInk: hues.primaryInk
    readonly property color tint: hues.tint
    readonly property color amber: hues.amber
    readonly property color amberTint: hues.amberTint
    readonly property color amberInk: hues.amberInk
    readonly property color danger: hues.danger
    readonly property color focus: hues.focus
    readonly property color scrim: hues.scrim

    readonly property real growth: Math.min(1, scale - 1)
    readonly property real lateGrowth: Math.max(0, scale - 2)
    readonly property Hues hues: huesOf(mode)

    function huesOf(mode: string): Hues {
        return mode === "dark" ? dark : mode === "high-contrast" ? highContrast : mode === "black-on-yellow" ? blackOnYellow : light;
    }

    readonly property Hues light: Hues {
        page: "#f6f2ea"
        card: "#fffdf9"
        ink: "#17272b"
        muted: "#3c4f53"
        line: "#ddd6c8"
        edge: "#737970"
        primary: "#0b5458"
        primaryDown: "#083f43"
        primaryInk: "#ffffff"
        tint: "#e2efec"
        amber: "#9a5b00"
        amberTint: "#fdf0d5"
        amberInk: "#573400"
        danger: "#8f1d14"
        focus: "#17272b"
        scrim: "#a6121b1d"
    }
    readonly property Hues dark: Hues {
        page: "#10191b"
        card: "#182528"
        ink: "#eef3f1"
        muted: "#b8c9c6"
        line: "#2e4044"
        edge: "#7a8e8f"
        primary: "#6fd6c6"
        primaryDown: "#9be6da"
        primaryInk: "#05191a"
        tint: "#1d3739"
        amber: "#e0a040"
        amberTint: "#33270f"
        amberInk: "#f8d99b"
        danger: "#ffb3a8"
        focus: "#ffffff"
        scrim: "#b3000000"
    }
    readonly property Hues highContrast: Hues {
        page: "#000000"
        card: "#000000"
        ink: "#ffffff"
        muted: "#cfcfcf"
        line: "#ffffff"
        edge: "#ffffff"
        primary: "#ffe600"
        primaryDown: "#ffffff"
        primaryInk: "#000000"
        tint: "#1f1f1f"
        amber: "#ffb000"
        amberTint: "#000000"
        amberInk: "#ffd27a"
        danger: "#ffb3a8"
        focus: "#00e5ff"
        scrim: "#cc000000"
    }
    readonly property Hues blackOnYellow: Hues {
        page: "#ffe94d"
        card: "#ffe94d"
        ink: "#000000"
        muted: "#3d3600"
        line: "#000000"
        edge: "#000000"
        primary: "#000000"
        primaryDown: "#2b2b2b"
        primaryInk: "#ffe94d"
        tint: "#fff6b8"
        amber: "#000000"
        amberTint: "#ffffff"
        amberInk: "#000000"
        danger: "#6b0000"
        focus: "#0000a8"
        scrim: "#cc000000"
    }
}
