import QtQuick

// One rectangle as large as the window, and a slide of it.
Window {
    id: window

    function slide(): void {
        animation.restart();
    }

    width: 1920
    height: 1080
    visible: true

    Rectangle {
        width: window.width
        height: window.height
        color: "teal"

        NumberAnimation on x {
            id: animation

            from: 480
            to: 0
            duration: 200
            running: false
        }
    }
}
