"""One document at a time: fonts and their glyphs are kept once for all threads."""

from __future__ import annotations

from threading import Lock

drawing = Lock()
"""Held by whoever draws."""
