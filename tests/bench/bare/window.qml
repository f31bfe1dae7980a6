import QtQuick.Controls

// The least that a window with words can be.
ApplicationWindow {
    width: 1280
    height: 800
    visible: true

    Label {
        text: "Welcome"
    }
}
