import QtQuick

// One set of colours: paper, words, the next step, and what must be noticed.
QtObject {
    required property color page
    required property color card
    required property color ink
    required property color muted
    required property color line
    required property color edge
    required property color primary
    required property color primaryDown
    required property color primaryInk
    required property color tint
    required property color amber
    required property color amberTint
    required property color amberInk
    required property color danger
    required property color focus
    required property color scrim
}
