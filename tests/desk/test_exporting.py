from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from kiosk.consent.events import PATIENT, STAFF, DocumentExported
from kiosk.desk import exporting
from kiosk.desk.exporting import NotSaved, Saved, drop_unfinished, save_copy
from kiosk.errors import StorageFailed
from kiosk.store import Vault
from kiosk.words import Words
from tests.store.builders import CANARY, booking, signed, started

VISIT = "ABCDEFGHJKMNPQRSTUVWXYZ234"
CONTENT = b"%PDF-made-up"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copies = tmp_path / "copies"
    copies.mkdir()
    return copies


@pytest.fixture
def kept(vault: Vault) -> Vault:
    vault.append(started(booking(CANARY)), STAFF, VISIT)
    vault.finish(VISIT, signed(VISIT), PATIENT)
    vault.store_document(VISIT, "signed", CONTENT, "1")
    return vault


def kinds(vault: Vault) -> list[str]:
    return [stored.header.kind for stored in vault.events_of(VISIT)]


def test_the_copy_is_the_stored_bytes_under_the_record_number_alone(
    kept: Vault, folder: Path
) -> None:
    assert save_copy(kept, VISIT, folder) == Saved(folder / "consent-ABCD-EFGH.pdf")
    (path,) = folder.iterdir()
    assert path.read_bytes() == CONTENT
    for word in (*CANARY.split(), "1950", "9876543210"):
        assert word not in path.name
    exported = kept.events_of(VISIT)[-1].event
    assert exported == DocumentExported(digest=hashlib.sha256(CONTENT).hexdigest())


def test_the_same_copy_again_is_one_file_and_two_events(kept: Vault, folder: Path) -> None:
    assert save_copy(kept, VISIT, folder) == save_copy(kept, VISIT, folder)
    assert len(list(folder.iterdir())) == 1
    assert kinds(kept).count("document-exported") == 2


def test_what_a_crash_left_of_a_copy_is_deleted_at_the_next_start(
    kept: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as crash:
        crash.setattr(Path, "unlink", lambda *_, **__: None)
        crash.setattr(Path, "replace", lambda *_: None)
        save_copy(kept, VISIT, folder)
    (left,) = folder.iterdir()
    assert left.suffix == ".part"
    save_copy(kept, VISIT, folder)
    assert drop_unfinished(folder) == 1
    assert [path.name for path in folder.iterdir()] == ["consent-ABCD-EFGH.pdf"]
    assert drop_unfinished(folder) == drop_unfinished(folder / "nowhere") == 0


def test_another_file_is_never_replaced(kept: Vault, folder: Path) -> None:
    other = folder / "consent-ABCD-EFGH.pdf"
    other.write_bytes(b"another")
    assert save_copy(kept, VISIT, folder) == Saved(folder / "consent-ABCD-EFGH-2.pdf")
    assert other.read_bytes() == b"another"


def test_no_document_and_no_folder_are_said(vault: Vault, kept: Vault, tmp_path: Path) -> None:
    vault.append(started(), STAFF, "V2")
    assert save_copy(vault, "V2", tmp_path) == NotSaved("no-document")
    assert save_copy(kept, VISIT, tmp_path / "gone") == NotSaved("no-folder")
    assert "document-exported" not in kinds(kept)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "full"),
        (errno.EDQUOT, "full"),
        (errno.EROFS, "refused"),
        (errno.EIO, "refused"),
    ],
)
def test_a_disk_that_refuses_leaves_nothing(
    kept: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    copy = save_copy(kept, VISIT, folder)
    assert isinstance(copy, NotSaved)
    assert copy.reason == reason
    assert list(folder.iterdir()) == []
    assert "document-exported" not in kinds(kept)


def test_a_copy_that_cannot_be_put_on_record_is_not_made(
    kept: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StorageFailed("full")

    monkeypatch.setattr(kept, "append", fail)
    with pytest.raises(StorageFailed):
        save_copy(kept, VISIT, folder)
    assert list(folder.iterdir()) == []


def test_when_every_name_is_taken_it_says_so(
    kept: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "_MOST_COPIES", 2)
    (folder / "consent-ABCD-EFGH.pdf").write_bytes(b"another")
    assert save_copy(kept, VISIT, folder) == NotSaved("refused")


@pytest.mark.parametrize("reason", ["no-document", "no-folder", "full", "refused"])
def test_every_reason_has_a_sentence(words: Words, reason: str) -> None:
    assert words.say(NotSaved(reason).key)  # type: ignore[arg-type]
