"""The end of a form on paper: yes and no in the same size, who signs, and the clinician's part."""

from __future__ import annotations

from kiosk.forms.model import ConsentForm
from kiosk.pdf.blank_writing import boxes, compose_blank, writing_lines
from kiosk.pdf.composer import Composer
from kiosk.pdf.drawings import SignatureBaseline
from kiosk.pdf.front import CONVERSATION
from kiosk.pdf.pieces import Figure, Gap
from kiosk.pdf.sheet import CAPTION, LEAD, STRONG, UNIT_PT
from kiosk.words import Words

_SIGNING_PT = 40
"""Room above a line to sign on."""


def compose_decision(form: ConsentForm, composer: Composer, words: Words) -> None:
    """Set the decision and the signature, whole on one page."""
    composer.heading(words.say("blank_decision"))
    answers = [form.intent, words.say("blank_no")]
    pieces = [
        piece for answer in answers for piece in (*boxes([answer], composer, LEAD), Gap(UNIT_PT))
    ]
    width = composer.sheet.measure_pt
    baseline = Figure(SignatureBaseline(width), width, UNIT_PT)
    pieces += [Gap(_SIGNING_PT), baseline]
    pieces.append(composer.text(words.say("blank_signature"), width, CAPTION))
    for key in ("blank_printed_name", "blank_signed_at", "blank_witness"):
        pieces.append(writing_lines(1, composer))
        pieces.append(composer.text(words.say(key), width, CAPTION))
    composer.add(*pieces)


def compose_clinician(form: ConsentForm, composer: Composer, words: Words) -> None:
    """Set what the clinician tells of the conversation, on a page of its own."""
    composer.turn_page()
    composer.heading(words.say("document_clinician_block"))
    composer.introduction(words.say("blank_not_the_conversation"), STRONG)
    labels = [words.say(f"document_{key}") for key in CONVERSATION]
    slots = [slot.label for slot in form.slots if slot.shown == "document"]
    with composer.table():
        for label in dict.fromkeys((*labels, *slots)):
            compose_blank(label, composer)
        compose_blank(words.say("blank_clinician_signature"), composer)
