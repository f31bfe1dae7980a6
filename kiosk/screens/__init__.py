"""The screens: view models and painted items on this side, QML pages on the other."""
