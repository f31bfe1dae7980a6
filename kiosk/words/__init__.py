"""The interface's words: one catalogue for Python, QML and the document."""

from kiosk.words.catalogue import Words, read_words

__all__ = ["Words", "read_words"]
