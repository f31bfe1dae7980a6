"""What the vault holds after a journey, against what the journey says."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.consent.record import Flag, RecordBody, SignedRecord, StoredRecord
from kiosk.store.vault import Vault
from kiosk.visit.answers import Answer, Chosen, Understood, Wrote
from tests.journeys.script import Script, Then

_LIVE = ("started", "paused")


def require_holdings(script: Script, vault: Vault, visit_id: str) -> None:
    """See that every `then` of the journey holds, and what must hold after any visit."""
    assert script.thens, f"{script.name} says nothing about what the vault holds"
    holdings = Holdings(vault, visit_id)
    for then in script.thens:
        found, wanted = holdings.find(then)
        assert found == wanted, f"{script.name}, line {then.line}: {found}, not {wanted}"
    holdings.require_sound()


class Holdings:
    """One visit in the vault."""

    def __init__(self, vault: Vault, visit_id: str) -> None:
        self._vault, self._visit_id = vault, visit_id
        self.row = vault.visit(visit_id)
        self.record: StoredRecord | None = vault.record(visit_id)

    @property
    def body(self) -> RecordBody:
        assert self.record is not None, "there is no record"
        return self.record.body

    def find(self, then: Then) -> tuple[object, object]:
        """Return what is there and what should be."""
        finders: dict[str, Callable[..., tuple[object, object]]] = {
            "record": lambda how: (self._how(), how),
            "state": lambda state: (self.row and self.row.state, state),
            "events": lambda *kinds: (self._kinds(), kinds),
            "flags": lambda *marks: (self._marks(), marks),
            "says": lambda text: (any(text in flag.text for flag in self._flags()), True),
            "answer": lambda page, text: (self._answer(page), text),
            "no-answer": lambda page: (page in self.body.answers, False),
            "question": lambda page, text: (
                text in [q.text or "in-person" for q in self.body.questions if q.page_id == page],
                True,
            ),
            "questions": lambda count: (len(self.body.questions), int(count)),
            "understood": lambda count: (
                sum(truth.understood for truth in self.body.acknowledgements),
                int(count),
            ),
            "asked": lambda page: (
                [a.understood for a in self.body.acknowledgements if a.page_id == page],
                [False],
            ),
            "shown": lambda page: (page in self._shown(), True),
            "not-shown": lambda page: (page in self._shown(), False),
        }
        return finders[then.what](*then.words)

    def require_sound(self) -> None:
        """See what must hold after any visit that ended or is paused."""
        assert self._vault.verify().intact
        assert self.row is not None
        live = self.row.state in _LIVE
        drafts = [draft.visit_id for draft in self._vault.drafts()]
        assert (self._visit_id in drafts) == live
        assert self._visit_id not in self._vault.documents_owed()
        if self.record is None:
            return
        self._require_document(self.record)
        assert self.row.flags == self.body.flags
        shown = [exposure.page_id for exposure in self.body.exposures]
        assert sorted(shown) == sorted(self._shown())
        assert all(page.wording.title and page.wording.step for page in self.body.pages)
        assert all(exposure.seconds >= 0 for exposure in self.body.exposures)

    def _require_document(self, record: StoredRecord) -> None:
        document = self._vault.document(self._visit_id)
        assert document is not None
        assert document.content.startswith(b"%PDF-")
        assert document.document == ("signed" if isinstance(record, SignedRecord) else "closed")

    def _how(self) -> str:
        if self.record is None:
            return "none"
        return "signed" if isinstance(self.record, SignedRecord) else self.record.outcome

    def _kinds(self) -> tuple[str, ...]:
        kinds = [event.header.kind for event in self._vault.events_of(self._visit_id)]
        return tuple(kind for kind in kinds if kind != "document-made")

    def _flags(self) -> tuple[Flag, ...]:
        assert self.row is not None
        return self.row.flags

    def _marks(self) -> tuple[str, ...]:
        assert self.row is not None
        return tuple(flag.page_id or flag.kind for flag in self.row.flags)

    def _shown(self) -> list[str]:
        return [page.wording.page_id for page in self.body.pages]

    def _answer(self, page_id: str) -> str:
        return _tell(self.body.answers[page_id])


def _tell(answer: Answer) -> str:
    match answer:
        case Chosen(option_id=option_id):
            return option_id
        case Wrote(text=text):
            return text
        case Understood():
            return "understood"
        case _:
            return str(type(answer).__name__).lower()
