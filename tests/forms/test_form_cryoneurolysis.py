"""The form that ships: its facts, its route and its reading grade."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from kiosk.forms.checks import check_form
from kiosk.forms.model import (
    AcknowledgementPage,
    ChoicePage,
    ConsentForm,
    FeeAmount,
    FormPage,
    NotePage,
    Pair,
    Part,
    ReadingPage,
    SlotBlock,
)
from kiosk.forms.passages import derive_passages
from kiosk.forms.reader import find_forms, read_languages
from kiosk.forms.structure import RESERVED_PAGE_IDS
from kiosk.visit.route import RESERVED_IDS
from tests.forms.shelf import FOLDER

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # textstat imports pkg_resources
    import textstat

PAIRS = {"risk-worse-pain": ("F44", "F61"), "risk-heat-cold": ("F45", "F74")}


def page_of(form: ConsentForm, page_id: str) -> FormPage:
    return next(page for page in form.pages if page.page_id == page_id)


def choice_of(form: ConsentForm, page_id: str) -> ChoicePage:
    page = page_of(form, page_id)
    assert isinstance(page, ChoicePage)
    return page


def test_it_may_be_offered(cryo: ConsentForm) -> None:
    assert find_forms(FOLDER.parent) == (FOLDER,)
    assert read_languages(FOLDER) == ("en",)
    assert check_form(cryo) == ()
    assert (cryo.form_id, cryo.language) == ("cryoneurolysis", "en")


def test_the_ledger_is_whole(cryo: ConsentForm) -> None:
    assert [fact.fact_id for fact in cryo.facts] == [f"F{number:02}" for number in range(1, 89)]
    flags = Counter(letter for fact in cryo.facts for letter in fact.flag)
    assert flags == {"R": 14, "S": 13, "E": 9, "C": 3, "Q": 4, "$": 2}
    after = {fact.fact_id: fact.after for fact in cryo.facts if fact.after}
    assert after == {"F34": "F33"}


def test_the_risks_of_the_ledger(cryo: ConsentForm) -> None:
    risks = [fact.fact_id for fact in cryo.facts if "R" in fact.flag]
    assert risks == [*(f"F{number}" for number in range(53, 64)), "F67", "F74", "F75"]
    pages = [p for p in cryo.pages if isinstance(p, AcknowledgementPage) and p.topic == "risk"]
    told = [{f for block in page.blocks for f in block.facts} & set(risks) for page in pages]
    assert told == [{risk} for risk in risks]
    parts = [part.part_id for part in cryo.parts for page in part.pages if page in pages]
    assert parts == ["risks"] * 14


def test_the_figures_of_the_ledger(cryo: ConsentForm) -> None:
    said = {fact.fact_id: " ".join(fact.figures) for fact in cryo.facts}
    numbers = {
        key: re.findall(r"\d+", text) for key, text in said.items() if re.search(r"\d", text)
    }
    assert numbers == {
        "F03": ["60", "60"], "F07": ["9", "12"], "F21": ["1"], "F44": ["1"], "F45": ["20", "20"],
        "F52": ["24"], "F61": ["1", "2"],
    }  # fmt: skip


def test_facts_are_told_in_the_order_of_the_source(cryo: ConsentForm) -> None:
    main_points, first = _facts_of(cryo.parts[:1]), _facts_of(cryo.parts[1:])
    early = {"F52": "driving", "F74": "risk-heat-cold", "F75": "risk-cuts", "F82": "pain-kinds"}
    in_order = [fact for fact in first if fact not in early]
    assert in_order == sorted(in_order)
    assert all(_tells(page_of(cryo, page_id), fact) for fact, page_id in early.items())
    assert set(main_points) - set(first) == {"F06", "F07"}
    assert len({*main_points, *first}) == 88


def _facts_of(parts: tuple[Part, ...]) -> list[str]:
    blocks = [block for part in parts for page in part.pages for block in page.blocks]
    return list(dict.fromkeys(fact for block in blocks for fact in block.facts))


def _tells(page: FormPage, fact: str) -> bool:
    return any(fact in block.facts for block in page.blocks)


def test_facts_that_pull_two_ways_stand_side_by_side(cryo: ConsentForm) -> None:
    pairs = {
        page.page_id: block.facts
        for page in cryo.pages
        for block in page.blocks
        if isinstance(block, Pair)
    }
    assert pairs == PAIRS


def test_needles_and_sedation(cryo: ConsentForm) -> None:
    needles = {option.option_id: option.flag for option in choice_of(cryo, "needles").options}
    assert needles == {
        "no": None,
        "a-little": "A little afraid of needles",
        "a-lot": "Very afraid of needles",
    }
    today = choice_of(cryo, "sedative-today").options
    reasons = {option.option_id: option.hands_over for option in today}
    assert reasons == {"no": None, "yes": "Has already taken a sedative today"}
    driving = page_of(cryo, "driving")
    assert driving.when is not None
    assert (driving.when.page, driving.when.options) == ("calming-tablet", ("yes",))
    ids = [page.page_id for page in cryo.pages]
    gates = ["needles", "fainted", "calming-tablet", "driving", "sedative-today"]
    first = ids.index("needles")
    assert ids[first : first + 5] == gates
    assert ids.index("sedative-today") < ids.index("risk-infection")


def test_the_fee_has_three_answers_and_no_amount_of_its_own(cryo: ConsentForm) -> None:
    fee = choice_of(cryo, "fee")
    options = [(option.option_id, option.flag, option.asks) for option in fee.options]
    assert options == [
        ("understand", None, False),
        ("cannot-afford", "May not be able to afford the fee; wants to talk to the doctor", False),
        ("question", None, True),
    ]
    amount = next(block for block in fee.blocks if isinstance(block, FeeAmount))
    assert amount.text.format(amount="$80") == "The fee is $80."
    assert amount.unset == "Staff will tell you the amount before the procedure."
    assert all(option.hands_over is None for option in fee.options)


def test_what_matters_comes_last(cryo: ConsentForm) -> None:
    page = cryo.pages[-1]
    assert isinstance(page, NotePage)
    assert (page.page_id, page.flag) == ("matters", "What matters to this patient")


def test_slots_are_there_to_be_filled(cryo: ConsentForm) -> None:
    slots = [(slot.slot_id, slot.filled_by, slot.shown) for slot in cryo.slots]
    assert slots == [
        ("alternatives", "clinician", "document"),
        ("own-risks", "clinician", "document"),
        ("fee-amount", "clinic", "page"),
        ("urgent-help", "clinic", "page"),
    ]
    shown = [(p.page_id, b.slot) for p in cryo.pages for b in p.blocks if isinstance(b, SlotBlock)]
    assert shown == [("after-discomfort", "urgent-help")]


def test_saying_no_is_the_kiosks_own_word(cryo: ConsentForm) -> None:
    page = page_of(cryo, "key-your-choice")
    assert isinstance(page, ReadingPage)
    assert not any(block.facts for block in page.blocks)


def test_no_id_of_the_kiosks_own_pages_is_free(cryo: ConsentForm) -> None:
    assert RESERVED_PAGE_IDS == RESERVED_IDS
    assert RESERVED_IDS.isdisjoint(page.page_id for page in cryo.pages)


def test_no_word_of_the_file_is_lost(cryo: ConsentForm) -> None:
    words = msgspec.toml.decode((FOLDER / "en.toml").read_bytes())
    kept = set(_leaves(msgspec.to_builtins(cryo)))
    said = set(_leaves(words))
    assert len(said) > 200
    assert said <= kept


def _leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        return [leaf for entry in value.values() for leaf in _leaves(entry)]
    if isinstance(value, list | tuple):
        return [leaf for entry in value for leaf in _leaves(entry)]
    return [value] if isinstance(value, str) else []


def test_no_exclamation_marks_and_no_capitals(cryo: ConsentForm) -> None:
    said = " ".join(passage.text for passage in derive_passages(cryo))
    assert "!" not in said
    assert re.findall(r"\b[A-Z]{3,}\b", said) == []


def _grade(texts: list[str], measure: Callable[[str], float]) -> float:
    ended = (text if text[-1] in ".?!:" else f"{text}." for text in texts)
    return measure("\n".join(ended))


def _texts(form: ConsentForm, page_ids: set[str]) -> list[str]:
    passages = (p for p in derive_passages(form) if p.page_id in page_ids)
    return [text for passage in passages for text in passage.texts]


@pytest.mark.filterwarnings("ignore")
def test_it_reads_plainly(cryo: ConsentForm) -> None:
    whole = _texts(cryo, {page.page_id for page in cryo.pages})
    assert textstat.lexicon_count(" ".join(whole)) > 2000
    assert _grade(whole, textstat.flesch_kincaid_grade) <= 6.0
    assert _grade(whole, textstat.smog_index) <= 8
    measured = 0
    for part in cryo.parts:
        texts = _texts(cryo, {page.page_id for page in part.pages})
        if textstat.lexicon_count(" ".join(texts)) >= 100:
            measured += 1
            assert _grade(texts, textstat.flesch_kincaid_grade) <= 7.0, part.part_id
    assert measured >= 7


def test_other_folders_are_no_forms(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert find_forms(tmp_path) == ()
