from __future__ import annotations

from kiosk.consent.ink import Ink, Sample


def test_ink_is_empty_by_its_strokes():
    assert Ink(width=10, height=10).is_empty
    assert Ink(width=10, height=10, strokes=((), ())).is_empty
    assert not Ink(width=10, height=10, strokes=((), (Sample(1, 1, 500),))).is_empty
