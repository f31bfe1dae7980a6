"""What a verification found, in sentences for a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from kiosk.pdf.fact import Fact, FactName, State
    from kiosk.pdf.verification import NotJudged

Unjudged: TypeAlias = "NotJudged | Literal['no-file']"

_STATES: Mapping[State, str] = {"good": "good ", "wrong": "WRONG", "unchecked": "  -  "}

_UNJUDGED: Mapping[Unjudged, str] = {
    "no-file": "It cannot be judged: there is no such file, or it may not be read.",
    "not-a-pdf": "It cannot be judged: it is no PDF.",
    "unreadable": "It cannot be judged: it is a PDF that cannot be read.",
    "not-ours": "It cannot be judged: it is no document of a consent kiosk.",
}

_SEAL = "Every document of the kiosk is sealed before it is handed out."
SENTENCES: Mapping[FactName, Mapping[str, str]] = {
    "bytes": {
        "intact": "Not one byte has changed since it was sealed.",
        "changed": "It was changed after it was sealed.",
        "not-sealed": f"It is not sealed: nothing proves that it is unchanged. {_SEAL}",
        "wrong-shape": (
            "It is not a sealed document and nothing else: something was added, removed or moved."
        ),
        "wrong-encoding": "The seal itself was changed.",
        "signature-invalid": "The seal does not hold: its certificate's key did not make it.",
    },
    "sealer": {
        "sealed": (
            "Sealed by {subject} at {sealed_at} by the kiosk's clock. Certificate {serial}, issued "
            "by {issuer}, valid from {begins} to {ends}. The seal is the clinic's; it is not the "
            "patient's qualified signature."
        ),
        "outside-validity": (
            "Sealed by {subject} at {sealed_at}, when its certificate was not valid: it is from "
            "{begins} to {ends}."
        ),
        "wrong-usage": "Sealed by {subject}, whose certificate is not for sealing documents.",
        "no-seal": "Who sealed it was not looked at: there is no seal that holds.",
    },
    "trust": {
        "trusted": "Its certificate was issued by {by}, whom you trust.",
        "trusted-itself": "You trust its certificate itself: {by}.",
        "not-asked": (
            "Whether to trust who sealed it was not checked. Name the clinic's certificates with "
            "--trust: without them anybody could have sealed it under that name."
        ),
        "not-trusted": "None of the certificates that you trust issued its own; {issuer} did.",
        "no-seal": "Whether to trust who sealed it was not looked at.",
    },
    "record": {
        "matches": "The record inside is the one whose digest is printed: {digest}.",
        "missing": "There is no record inside.",
        "not-printed": "The record inside is another than the printed one: its digest is {digest}.",
        "other-ink": "The ink inside is not the record's signature.",
        "unreadable": "The record inside is not in a form that this kiosk knows.",
    },
    "form": {
        "matches": (
            "The form is {form}, version {version}, language {language}; its printed digest is the "
            "record's: {digest}."
        ),
        "not-printed": "The form's digest in the record, {digest}, is not the printed one.",
        "no-record": "The form was not looked at: there is no record to read.",
    },
    "chain": {
        "chained": (
            "The record is entry {seq} in the chain of kiosk {kiosk}, of {at}; its printed link is "
            "right: {link}."
        ),
        "missing": "Nothing inside proves the record's place in the chain.",
        "unreadable": "What proves the place in the chain is not in a form that this kiosk knows.",
        "other-record": "Entry {seq} of the chain is not of this record.",
        "not-printed": "The link of entry {seq}, {link}, is not the printed one.",
        "no-record": "The place in the chain was not looked at: there is no record to read.",
    },
    "head": {
        "holds": "The kiosk signed the chain up to that entry with the key that is printed: {key}.",
        "does-not-hold": "The signature over the chain does not hold, or it is of another entry.",
        "not-printed": "The key that signed the chain, {key}, is not the printed one.",
        "no-place": "The signature over the chain was not looked at.",
    },
    "later": {
        "chained": "What it tells of afterwards are entries {seqs}; their printed links are right.",
        "unreadable": "What happened since is not in a form that this kiosk knows.",
        "other-record": "Not all of the entries {seqs} are of this record and after it.",
        "not-printed": "Not all links of the entries {seqs} are the printed ones.",
    },
    "vault": {
        "same": "The vault holds the same entry, and this very document under entry {seq}.",
        "other-kiosk": "The vault is of another kiosk, {kiosk}.",
        "no-such-event": "The vault holds no such entry {seq}.",
        "other-document": "The vault holds the record; it never held a document of these bytes.",
        "purged": "The record was deleted from the vault when its time was over.",
        "damaged": "The vault is damaged where entry {seq} is. Run: python main.py check",
        "no-place": "The vault was not asked: the document does not tell its place in the chain.",
    },
}
"""By the name of a fact and its reason."""


def describe_fact(fact: Fact) -> str:
    """Return one line."""
    return f"{_STATES[fact.state]}  {SENTENCES[fact.name][fact.reason].format(**fact.details)}"


def describe_unjudged(reason: Unjudged) -> str:
    """Return why nothing can be said of a file."""
    return _UNJUDGED[reason]
