"""The shape of a form's files, before structure, facts and words are joined.

Owns which keys may stand where; whether they fit each other is for `structure`, `ledger` and
`vocabulary`.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

BlockKind: TypeAlias = Literal["paragraph", "list", "steps", "figure", "pair", "amount", "slot"]


class SiteFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place on the body."""

    id: str
    has_side: bool


class SlotFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A slot, and who fills it."""

    id: str
    filled_by: Literal["clinician", "clinic"]
    shown: Literal["document", "page"]


class TermFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A medical word, and the page that explains it."""

    id: str
    page: str


class BlockFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One block of a page."""

    id: str
    kind: BlockKind
    facts: tuple[str, ...] = ()
    slot: str | None = None
    """Only for kind `slot`."""


class OptionFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One answer of a choice, and which words it needs."""

    id: str
    flag: bool = False
    asks: bool = False
    hands_over: bool = False


class WhenFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """On which answers to an earlier choice a page stands in the route."""

    page: str
    options: tuple[str, ...]


class _PageFile(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"
):
    id: str
    blocks: tuple[BlockFile, ...]
    picture: str | None = None
    when: WhenFile | None = None


class ReadingFile(_PageFile, frozen=True, kw_only=True, tag="reading"):
    """A page to read."""


class ChoiceFile(_PageFile, frozen=True, kw_only=True, tag="choice"):
    """A question with several answers."""

    options: tuple[OptionFile, ...]


class AcknowledgementFile(_PageFile, frozen=True, kw_only=True, tag="acknowledgement"):
    """A truth to acknowledge."""

    topic: Literal["risk", "safety"]


class NoteFile(_PageFile, frozen=True, kw_only=True, tag="note"):
    """Free text."""

    flag: bool = False


PageFile: TypeAlias = ReadingFile | ChoiceFile | AcknowledgementFile | NoteFile


class PartFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A chapter."""

    id: str
    pages: tuple[PageFile, ...]


class FormFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`form.toml`: what is asked and in which order."""

    id: str
    version: str
    source: str
    languages: tuple[str, ...]
    sites: tuple[SiteFile, ...]
    parts: tuple[PartFile, ...]
    slots: tuple[SlotFile, ...] = ()
    terms: tuple[TermFile, ...] = ()
    approved_by: str | None = None
    approved_on: str | None = None
    expires_on: str | None = None

    @property
    def pages(self) -> tuple[PageFile, ...]:
        """Every page of every part, in order."""
        return tuple(page for part in self.parts for page in part.pages)

    @property
    def picture_ids(self) -> tuple[str, ...]:
        """Every picture that a page shows, in the order of the pages."""
        return tuple(dict.fromkeys(page.picture for page in self.pages if page.picture))


class FactFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One fact of `facts.toml`; figures and hedges by language."""

    says: str
    figures: dict[str, tuple[str, ...]] = {}
    hedges: dict[str, tuple[str, ...]] = {}
    flag: str = ""
    after: str | None = None


BlockWords: TypeAlias = str | tuple[str, ...] | dict[str, str]


class PartWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of a part."""

    title: str


class TermWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of the glossary."""

    word: str
    meaning: str


class PictureWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of a picture."""

    description: str
    key: tuple[str, ...] = ()


class PageWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of a page, by the ids of its blocks and options."""

    title: str
    blocks: dict[str, BlockWords] = {}
    options: dict[str, str] = {}
    flags: dict[str, str] = {}
    reasons: dict[str, str] = {}
    summary: str | None = None
    flag: str | None = None


class WordsFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`en.toml` and its like: every word of one language."""

    title: str
    procedure: str
    intent: str
    sites: dict[str, str]
    parts: dict[str, PartWords]
    pages: dict[str, PageWords]
    slots: dict[str, str] = {}
    terms: dict[str, TermWords] = {}
    pictures: dict[str, PictureWords] = {}
