"""Whether the record inside is the one that the pages tell of, and where it stands in the chain."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TypeVar

import msgspec

from kiosk.consent.canonical import derive_canonical_bytes
from kiosk.consent.chain import derive_link
from kiosk.consent.later import Later
from kiosk.consent.place import ChainPlace, is_chained, is_headed, is_proved
from kiosk.consent.record import SignedRecord, StoredRecord
from kiosk.pdf.attachments import INK_FILE, LATER_FILE, PLACE_FILE, RECORD_FILE
from kiosk.pdf.contents import Contents
from kiosk.pdf.fact import Fact, good, unchecked, wrong

_Value = TypeVar("_Value")
_records: msgspec.json.Decoder[StoredRecord] = msgspec.json.Decoder(StoredRecord)
_places = msgspec.json.Decoder(ChainPlace)
_laters: msgspec.json.Decoder[tuple[Later, ...]] = msgspec.json.Decoder(tuple[Later, ...])


def derive_record_facts(contents: Contents) -> Iterator[Fact]:
    """Yield what the attached files and the printed figures prove of one another."""
    record = _read(_records, contents.files.get(RECORD_FILE))
    place = read_place(contents)
    yield _derive_record(contents, record)
    yield _derive_form(contents, record)
    if place is None:
        reason = "unreadable" if PLACE_FILE in contents.files else "missing"
        yield wrong("chain", reason)
        yield unchecked("head", "no-place")
        return
    yield _derive_chain(contents, record, place)
    yield _derive_head(contents, place)
    if LATER_FILE in contents.files and record is not None:
        yield _derive_later(contents, record, place)


def read_place(contents: Contents) -> ChainPlace | None:
    """Return the attached place in the chain, if it is there in its one form."""
    return _read(_places, contents.files.get(PLACE_FILE))


def read_later(contents: Contents) -> tuple[Later, ...] | None:
    """Return what became of the record; nothing where the document tells of nothing.

    None: it is there and not in its one form.
    """
    content = contents.files.get(LATER_FILE)
    return () if content is None else _read(_laters, content)


def _derive_record(contents: Contents, record: StoredRecord | None) -> Fact:
    content = contents.files.get(RECORD_FILE)
    if content is None:
        return wrong("record", "missing")
    digest = hashlib.sha256(content).hexdigest()
    if digest not in contents.letters:
        return wrong("record", "not-printed", digest=digest)
    if record is None:
        return wrong("record", "unreadable", digest=digest)
    ink = contents.files.get(INK_FILE)
    if isinstance(record, SignedRecord) and ink != record.signature.inkml.encode():
        return wrong("record", "other-ink", digest=digest)
    return good("record", "matches", digest=digest)


def _derive_form(contents: Contents, record: StoredRecord | None) -> Fact:
    if record is None:
        return unchecked("form", "no-record")
    form = record.body.form
    details = {
        "form": form.form_id,
        "version": form.version,
        "language": form.language,
        "digest": form.digest,
    }
    if form.digest not in contents.letters:
        return wrong("form", "not-printed", **details)
    return good("form", "matches", **details)


def _derive_chain(contents: Contents, record: StoredRecord | None, place: ChainPlace) -> Fact:
    details = {
        "seq": str(place.seq),
        "link": place.link,
        "kiosk": place.header.kiosk,
        "at": place.header.at,
    }
    if record is None:
        return unchecked("chain", "no-record")
    if not is_chained(place, record):
        return wrong("chain", "other-record", **details)
    if place.link not in contents.letters:
        return wrong("chain", "not-printed", **details)
    return good("chain", "chained", **details)


def _derive_head(contents: Contents, place: ChainPlace) -> Fact:
    if not is_headed(place):
        return wrong("head", "does-not-hold", key=place.public_key)
    if place.public_key not in contents.letters:
        return wrong("head", "not-printed", key=place.public_key)
    return good("head", "holds", key=place.public_key)


def _derive_later(contents: Contents, record: StoredRecord, place: ChainPlace) -> Fact:
    later = read_later(contents)
    if not later:
        return wrong("later", "unreadable")
    numbers = [place.seq, *(one.header.seq for one in later)]
    details = {"seqs": ", ".join(map(str, numbers[1:]))}
    proved = all(is_proved(one.header, one.salt, one.event, record) for one in later)
    if not proved or numbers != sorted(set(numbers)):
        return wrong("later", "other-record", **details)
    if any(derive_link(one.header) not in contents.letters for one in later):
        return wrong("later", "not-printed", **details)
    return good("later", "chained", **details)


def _read(decoder: msgspec.json.Decoder[_Value], content: bytes | None) -> _Value | None:
    """Return the value that `content` holds; None unless it stands there in its one form."""
    if content is None:
        return None
    try:
        value = decoder.decode(content)
        return value if derive_canonical_bytes(value) == content else None
    except (msgspec.DecodeError, ValueError):
        return None
