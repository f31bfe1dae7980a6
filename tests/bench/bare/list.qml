import QtQuick

// The least that a list can be.
Window {
    id: window

    property var rows: []

    width: 1920
    height: 1080
    visible: true

    ListView {
        anchors.fill: parent
        model: window.rows
        delegate: Text {
            required property string modelData

            height: 40
            text: modelData
        }
    }
}
