"""A consent is opened in every state that follows its signing."""

from __future__ import annotations

import pytest

from kiosk.consent.events import (
    STAFF,
    ConsentWithdrawn,
    ConversationAttested,
    EnteredInError,
    Event,
)
from tests.screens.staff_stage import Clinic


@pytest.mark.parametrize(
    ("event", "word"),
    [
        (ConversationAttested(clinician="Dr Aoki", statement="We talked."), "Discussed"),
        (ConsentWithdrawn(by="patient", how="in-person"), "Withdrawn"),
        (EnteredInError(reason="Another patient"), "Entered in error"),
    ],
)
def test_what_followed_is_said_and_its_document_is_made(
    clinic: Clinic, event: Event, word: str
) -> None:
    clinic.to_desk()
    visit_id = clinic.sign()
    clinic.vault.append(event, STAFF, visit_id)
    clinic.open(visit_id)
    assert clinic.staff.trouble_text == ""
    assert clinic.room == "consent"
    props = clinic.staff.consent_model.props
    assert (props.state_word, bool(props.pages), props.resumable) == (word, True, False)
    assert props.questions
