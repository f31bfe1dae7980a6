"""One consent, opened: the row, the record and the document, and that staff looked at it."""

from __future__ import annotations

import msgspec

from kiosk.consent.events import STAFF, RecordViewed
from kiosk.consent.record import StoredRecord
from kiosk.store.documents import StoredDocument
from kiosk.store.projection import VisitRow
from kiosk.store.vault import Vault
from kiosk.words import Words


class OpenConsent(msgspec.Struct, frozen=True, kw_only=True):
    """What staff have before them."""

    row: VisitRow
    record: StoredRecord | None
    """None while the visit is live, and where none was made."""
    document: StoredDocument | None


class AskedQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """A question for the doctor, with the page it was asked on."""

    about: str
    text: str


def open_consent(vault: Vault, visit_id: str) -> OpenConsent:
    """Put the look on record, then return the consent.

    Raises:
        ValueError: there is no such visit: a bug, not a fault.
        VaultDamaged: what is kept is not what was written.
    """
    row = vault.visit(visit_id)
    if row is None:
        raise ValueError("there is no such visit")
    vault.append(RecordViewed(), STAFF, visit_id)
    return read_consent(vault, row)


def read_consent(vault: Vault, row: VisitRow) -> OpenConsent:
    """Return the visit's record and document as they are kept."""
    return OpenConsent(
        row=row, record=vault.record(row.visit_id), document=vault.document(row.visit_id)
    )


def derive_questions(record: StoredRecord | None, words: Words) -> tuple[AskedQuestion, ...]:
    """Return the patient's questions in order, each with the title of its page."""
    if record is None:
        return ()
    titles = {page.wording.page_id: page.wording.title for page in record.body.pages}
    return tuple(
        AskedQuestion(
            about=titles.get(question.page_id, ""),
            text=question.text or words.say("question_in_person"),
        )
        for question in record.body.questions
    )
