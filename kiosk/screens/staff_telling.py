"""What the view models of staff share: telling only what changed, and reporting known faults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from msgspec import Struct
from PySide6.QtCore import QObject, SignalInstance

from kiosk.errors import KioskError
from kiosk.visit.problems import Problem
from kiosk.words import Words


def tell_changes(model: QObject, before: Struct, after: Struct) -> None:
    """Emit `<name>Changed` of `model` for each field in which the two props differ."""
    for field in after.__struct_fields__:
        if getattr(before, field) != getattr(after, field):
            head, *tail = field.split("_")
            getattr(model, f"{head}{''.join(map(str.capitalize, tail))}Changed").emit()


@contextmanager
def reporting(failed: SignalInstance) -> Iterator[None]:
    """Let a known fault of the world be told by `failed` instead of raised."""
    try:
        yield
    except KioskError as error:
        failed.emit(error.detail)


def derive_sentences(
    problems: Mapping[str, Problem], fields: tuple[str, ...], words: Words
) -> dict[str, str]:
    """Return the sentence to show beside each field; "" where nothing is wrong."""
    return {
        field: words.say(problems[field].key, **problems[field].places) if field in problems else ""
        for field in fields
    }
