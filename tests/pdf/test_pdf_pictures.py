"""What a picture showed is printed in words, on the page that showed it."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.consent.record import SignedRecord
from kiosk.visit.wording import Depiction
from tests.pdf.builders import build_body, build_signed
from tests.pdf.conftest import Make
from tests.pdf.reading import read_words_of

KEY = ("the patch of cold", "the signal that stops")


def build_pictured(key: tuple[str, ...]) -> SignedRecord:
    """A record whose second page shows a picture."""
    body = build_body()
    depiction = Depiction(picture_id="cold", description="Cold stops a signal.", key=key)
    wording = replace(body.pages[1].wording, depiction=depiction)
    pages = (body.pages[0], replace(body.pages[1], wording=wording), *body.pages[2:])
    return build_signed(replace(body, pages=pages))


def test_a_picture_is_told_with_its_key_where_it_was_shown(make: Make) -> None:
    document = make(build_pictured(KEY))
    text = read_words_of(document)
    told = "Picture: Cold stops a signal. 1. the patch of cold 2. the signal that stops Button:"
    title = build_body().pages[1].wording.title
    assert text.count(told) == 1
    assert text.rindex(title) < text.index(told)


def test_a_picture_without_a_key_is_told_by_its_description(make: Make) -> None:
    text = read_words_of(make(build_pictured(())))
    assert text.count("Picture: Cold stops a signal. Button:") == 1


def test_a_page_without_a_picture_tells_of_none(make: Make) -> None:
    assert "Picture:" not in read_words_of(make(build_signed()))
