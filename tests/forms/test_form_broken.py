"""Each way to break a form, and the file, the place and the sentence that tell of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.errors import FormError
from kiosk.forms.checks import require_form

FORM, FACTS, WORDS = "form.toml", "facts.toml", "en.toml"

FIRST_PAGE = 'id = "key-what"\nkind = "reading"\n'
CALM = 'when = { page = "calming-tablet", options = ["yes"] }'

# file, what stands there, what is put in its place, what is said
BREAKAGES = {
    # The files
    "no toml": (FORM, 'version = "1.0"', 'version = "1.0', r"form.toml:5: This is not TOML"),
    "ends too soon": (WORDS, "\n[pages.matters]", "\n[pages.matters", r"en.toml:\d+: This is not"),
    "unknown key": (
        FORM,
        FIRST_PAGE,
        FIRST_PAGE + "colour = 1\n",
        r"form.toml:\d+: pages.key-what: Object contains unknown field `colour`\. Take it out",
    ),
    "unknown key of a page's words": (
        WORDS,
        "blocks.risk =",
        "block.risk =",
        r"en.toml:\d+: pages.risk-infection: Object contains unknown field `block`",
    ),
    "a number for words": (
        WORDS,
        'options.a-lot = "Yes, a lot"',
        "options.a-lot = 3",
        r"en.toml:\d+: pages.needles.options.a-lot: Expected `str`, got `int`",
    ),
    "a number in a block's table": (
        WORDS,
        'figure = "Several months"',
        "figure = 3",
        r"en.toml:\d+: pages.risk-irritation.blocks.risk.figure: Expected `str`, got `int`",
    ),
    "a number among items": (
        WORDS,
        '"Like an itch.",',
        "4,",
        r"en.toml:\d+: pages.irritation-name.blocks.like.1: Expected `str`, got `int`",
    ),
    "unknown key of a fact": (
        FACTS,
        'hedges.en = ["usually"]',
        'hedge.en = ["usually"]',
        r"facts.toml:\d+: F03: Object contains unknown field `hedge`",
    ),
    "unknown kind of page": (
        FORM,
        FIRST_PAGE,
        'id = "key-what"\nkind = "video"\n',
        r"form.toml:\d+: pages.key-what.kind: Invalid value 'video'.* forms/README.md",
    ),
    "unknown kind of block": (
        FORM,
        'id = "what", kind = "paragraph"',
        'id = "what", kind = "x"',
        r"form.toml:\d+: pages.key-what.blocks.what.kind: Invalid enum value 'x'",
    ),
    "missing title": (
        WORDS,
        'title = "What is cryo?"\n',
        "",
        r"en.toml:\d+: pages.key-what: Object missing required field `title`\. Add it",
    ),
    "missing version": (FORM, 'version = "1.0"\n', "", r"form.toml: Object missing .*`version`"),
    "unknown key of when": (
        FORM,
        CALM,
        CALM.replace(" }", ", not = 1 }"),
        r"form.toml:\d+: pages.driving.when: Object contains unknown field `not`",
    ),
    # The structure
    "another folder": (
        FORM,
        'id = "cryoneurolysis"',
        'id = "cryo"',
        r'form.toml:4: id: The id cryo is not the folder\'s name\. Write "cryoneurolysis"',
    ),
    "page twice": (
        FORM,
        'id = "fainted"',
        'id = "needles"',
        r"form.toml:\d+: pages.needles: The id needles stands twice",
    ),
    "part twice": (
        FORM,
        '[[parts]]\nid = "fee"',
        '[[parts]]\nid = "after"',
        r"form.toml:\d+: parts.after: The id after stands twice",
    ),
    "block twice": (
        FORM,
        'id = "grows-back"',
        'id = "months"',
        r"form.toml:\d+: pages.key-how-long.blocks.months: The id months stands twice",
    ),
    "option twice": (
        FORM,
        '{ id = "a-lot",',
        '{ id = "a-little",',
        r"form.toml:\d+: pages.needles.options.a-little: The id a-little stands twice",
    ),
    "site twice": (
        FORM,
        '{ id = "foot",',
        '{ id = "groin",',
        r"form.toml:\d+: sites.groin: The id groin stands twice",
    ),
    "language twice": (
        FORM,
        'languages = ["en"]',
        'languages = ["en", "en"]',
        r"form.toml:\d+: languages.en: The id en stands twice",
    ),
    "no code of a language": (
        FORM,
        'languages = ["en"]',
        'languages = ["en", "../fr"]',
        r'form.toml:\d+: languages.*: "../fr" is not an id',
    ),
    "no id": (
        FORM,
        'id = "fainted"',
        'id = "Fainted before"',
        r'form.toml:\d+: pages.Fainted before: "Fainted before" is not an id\. Use small',
    ),
    "the kiosk's own page": (
        FORM,
        'id = "fainted"',
        'id = "signature"',
        r"form.toml:\d+: pages.signature: The kiosk has a page of its own",
    ),
    "empty part": (
        FORM,
        '[[parts]]\nid = "fee"',
        '[[parts]]\nid = "none"\npages = []\n[[parts]]\nid = "fee"',
        r"form.toml:\d+: parts.none.pages: The list is empty",
    ),
    "when of no page": (
        FORM,
        CALM,
        CALM.replace("calming-tablet", "calm"),
        r"form.toml:\d+: pages.driving.when: No earlier choice page is called calm\. Name",
    ),
    "when of a later page": (
        FORM,
        CALM,
        CALM.replace("calming-tablet", "sedative-today"),
        r"form.toml:\d+: pages.driving.when: No earlier choice page is called sedative-today",
    ),
    "when of a reading page": (
        FORM,
        CALM,
        CALM.replace("calming-tablet", "steps"),
        r"form.toml:\d+: pages.driving.when: No earlier choice page is called steps",
    ),
    "when of no option": (
        FORM,
        CALM,
        CALM.replace('"yes"', '"perhaps"'),
        r"form.toml:\d+: pages.driving.when: The page calming-tablet has no option perhaps",
    ),
    "when of nothing": (
        FORM,
        CALM,
        CALM.replace('"yes"', ""),
        r"form.toml:\d+: pages.driving.when: It names no option",
    ),
    "a risk for some": (
        FORM,
        'id = "risk-nerves"',
        f'id = "risk-nerves"\n{CALM}',
        r"form.toml:\d+: pages.risk-nerves.when: A risk is told to everyone\. Take `when` out",
    ),
    "one option": (
        FORM,
        '  { id = "no" },\n  { id = "a-little", flag = true },\n',
        "",
        r"form.toml:\d+: pages.needles.options: A choice needs two options at least",
    ),
    "nothing to read": (
        FORM,
        '{ id = "roots", kind = "paragraph", facts = ["F14"] },',
        "",
        r"form.toml:\d+: pages.not-used: The page has nothing to read",
    ),
    "no such fact": (
        FORM,
        'facts = ["F73"]',
        'facts = ["F99"]',
        r"form.toml:\d+: pages.numb-injury.blocks.no: facts.toml has no fact F99",
    ),
    "no such slot": (
        FORM,
        'slot = "urgent-help"',
        'slot = "emergency"',
        r"form.toml:\d+: pages.after-discomfort.blocks.urgent-help: No slot .* emergency",
    ),
    "a slot of the document": (
        FORM,
        'slot = "urgent-help"',
        'slot = "own-risks"',
        r"blocks.urgent-help: No slot with shown = \"page\" is called own-risks",
    ),
    "a slot with facts": (
        FORM,
        'slot = "urgent-help"',
        'slot = "urgent-help", facts = ["F44"]',
        r"blocks.urgent-help: A slot tells no fact",
    ),
    "a paragraph with a slot": (
        FORM,
        'facts = ["F73"]',
        'facts = ["F73"], slot = "urgent-help"',
        r"form.toml:\d+: pages.numb-injury.blocks.no: Only a block of kind slot names a slot",
    ),
    "a word on no page": (
        FORM,
        '{ id = "axon", page = "nerve-arm" }',
        '{ id = "axon", page = "arm" }',
        r"form.toml:\d+: terms.axon: There is no page arm",
    ),
    # The facts
    "an empty fact": (
        FACTS,
        '[F39]\nsays = "A need for sedation is rare."',
        '[F39]\nsays = " "',
        r"facts.toml:\d+: F39.says: It is empty",
    ),
    "no such flag": (
        FACTS,
        'flag = "CQ"',
        'flag = "CX"',
        r"facts.toml:\d+: F16.flag: There is no flag X\. Use letters of",
    ),
    "after no fact": (
        FACTS,
        'after = "F33"',
        'after = "F333"',
        r"facts.toml:\d+: F34.after: There is no other fact F333",
    ),
    "after itself": (FACTS, 'after = "F33"', 'after = "F34"', r"There is no other fact F34"),
    "hedges of another language": (
        FACTS,
        'hedges.en = ["rarely"]',
        'hedges.fr = ["rarement"]',
        r"facts.toml:\d+: F39.hedges: There is nothing in en\. Add F39.hedges.en",
    ),
    "a language too many": (
        FACTS,
        '"rarely"]',
        '"rarely"]\nhedges.fr = ["rarement"]',
        r"facts.toml:\d+: F39.hedges.fr: The form is not offered in fr",
    ),
    "other figures in another language": (
        FACTS,
        'figures.en = ["1 mm"]',
        'figures.en = ["1 mm"]\nfigures.fr = ["2 mm"]',
        r"facts.toml:\d+: F21.figures: The languages tell different numbers",
    ),
    "no hedges": (
        FACTS,
        'hedges.en = ["rarely"]',
        "hedges.en = []",
        r"facts.toml:\d+: F39.hedges.en: It is empty",
    ),
    # The words
    "no words for a block": (
        WORDS,
        'blocks.clinic = "Cryo is',
        'blocks.klinic = "Cryo is',
        r"en.toml:\d+: pages.where.blocks.clinic: There are no words for clinic\. Add",
    ),
    "words too many": (
        WORDS,
        'blocks.clinic = "Cryo is',
        'blocks.more = "."\nblocks.clinic = "C',
        r"en.toml:\d+: pages.where.blocks.more: form.toml has no more here\. Take it out",
    ),
    "no words for a page": (
        WORDS,
        "[pages.where]",
        "[pages.wo]",
        r"pages.where: There are no words for where(.|\n)*pages.wo: form.toml has no wo here",
    ),
    "no words for a part": (
        WORDS,
        "[parts.fee]",
        "[parts.money]",
        r"parts.fee: There are no words",
    ),
    "no words for a site": (
        WORDS,
        'foot = "Foot',
        'toe = "Foot',
        r"sites.foot: There are no words",
    ),
    "no words for a slot": (
        WORDS,
        "own-risks =",
        "risks =",
        r"slots.own-risks: There are no words",
    ),
    "no words for a term": (WORDS, "axon = {", "arm = {", r"terms.axon: There are no words"),
    "no words for an option": (WORDS, "options.a-lot", "options.very", r"options.a-lot: There are"),
    "no words for a flag": (WORDS, "flags.a-lot", "flags.no", r"flags.a-lot: There are no words"),
    "no words for a reason": (
        WORDS,
        "reasons.yes",
        "reasons.no",
        r"reasons.yes: There are no words",
    ),
    "no summary": (
        WORDS,
        'summary = "There is a risk of bleeding."\n',
        "",
        r"en.toml:\d+: pages.risk-bleeding.summary: There are no words",
    ),
    "an empty summary": (
        WORDS,
        'summary = "There is a risk of bleeding."',
        'summary = " "',
        r"en.toml:\d+: pages.risk-bleeding.summary: There are no words",
    ),
    "a summary too many": (
        WORDS,
        "[pages.where]",
        '[pages.where]\nsummary = "Here."',
        r"en.toml:\d+: pages.where.summary: This page does not use it",
    ),
    "no flag of a note": (
        WORDS,
        'flag = "What matters to this patient"',
        "",
        r"en.toml:\d+: pages.matters.flag: There are no words",
    ),
    "a flag too many": (
        FORM,
        'kind = "note"\nflag = true',
        'kind = "note"',
        r"en.toml:\d+: pages.matters.flag: This page does not use it",
    ),
    "an empty title": (
        WORDS,
        'title = "Where is it done?"',
        'title = ""',
        r"en.toml:\d+: pages.where.title: It is empty",
    ),
    "an empty block": (
        WORDS,
        '"Cryo is done at the Helmcken Pain Clinic."',
        '""',
        r"en.toml:\d+: pages.where.blocks.clinic: Some of it is empty",
    ),
    "a list for a paragraph": (
        WORDS,
        '"Cryo is done at the Helmcken Pain Clinic."',
        '["a", "b"]',
        r'blocks.clinic: These are not the words of a paragraph\. Write "\.\.\."',
    ),
    "a figure without a figure": (
        WORDS,
        'figure = "Several months", ',
        "",
        r"en.toml:\d+: pages.risk-irritation.blocks.risk: These are not the words of a figure",
    ),
    "a list of one": (
        WORDS,
        '  "Like a sunburn.",\n  "Like an itch.",\n',
        "",
        r"en.toml:\d+: pages.irritation-name.blocks.like: It needs two items at least",
    ),
    "a pair of three": (
        WORDS,
        '  "Numb skin is at risk',
        '  "May.",\n  "Numb skin is at risk',
        r"en.toml:\d+: pages.risk-heat-cold.blocks.ice: A pair is exactly two",
    ),
    "no place for the amount": (
        WORDS,
        "The fee is {amount}.",
        "The fee is here.",
        r"en.toml:\d+: pages.fee.blocks.amount: It must hold {amount} once",
    ),
    "another brace": (
        WORDS,
        "The fee is {amount}.",
        "The fee is {amount} {.",
        r"en.toml:\d+: pages.fee.blocks.amount: It must hold {amount} once",
    ),
    # What the words say
    "a fact untold": (
        FORM,
        'facts = ["F73"]',
        "facts = []",
        r"facts.toml:\d+: F73: No block that every patient meets carries this fact: As a rule",
    ),
    "a fact told to some": (
        FORM,
        'id = "after-work"',
        f'id = "after-work"\n{CALM}',
        r"facts.toml:\d+: F49: No block that every patient meets carries this fact",
    ),
    "a figure changed": (
        WORDS,
        "how long the relief typically lasts",
        "the relief typically lasts 13 months",
        r"en.toml:\d+: pages.key-how-long.blocks.months: The figure 13 belongs to none",
    ),
    "a figure lost": (
        WORDS,
        'figure = "About 1 mm a day"',
        'figure = "Slowly"',
        r'en.toml:\d+: pages.regrowth.blocks.speed: "Slowly" holds no figure of its facts',
    ),
    "a unit changed": (
        WORDS,
        'figure = "9 to 12 months"',
        'figure = "9 to 12 weeks"',
        r'blocks.months: "9 to 12 weeks" holds no figure of its facts\. Write a figure',
    ),
    "a figure gone": (
        WORDS,
        'worse for 1 to 2 weeks.",\n  "The area',
        'worse.",\n  "The area',
        r'pages.key-risks.blocks.cryo: It carries F61, but "1 to 2 weeks" does not stand in it',
    ),
    "a figure made up": (
        WORDS,
        "There is a risk of bleeding.",
        "There is a risk of 3 bleeds.",
        r"en.toml:\d+: pages.risk-bleeding.summary: The figure 3 belongs to none of its facts",
    ),
    "a figure in words": (
        WORDS,
        "You may feel slightly numb.",
        "You may feel numb for twelve hours.",
        r"en.toml:\d+: pages.after-first.blocks.feelings: The figure 12 belongs to none",
    ),
    "a figure in a title": (
        WORDS,
        'title = "Is it a cure?"',
        'title = "Is it a cure in 80 %?"',
        r"en.toml:\d+: pages.key-not-a-cure.title: The figure 80 belongs to none",
    ),
    "a figure in the glossary": (
        WORDS,
        'A lump that grows on a nerve."',
        'It has 5 mm."',
        r"en.toml:\d+: terms.neuroma.meaning: The figure 5 belongs to none of its facts",
    ),
    "a hedge lost": (
        WORDS,
        "It is rarely needed.",
        "It is not needed.",
        r'en.toml:\d+: pages.calming-tablet.blocks.rarely: .* F39, .*certain.*one of "rarely"',
    ),
    "a hedge lost in a summary": (
        WORDS,
        "I may not feel a cut",
        "I will not feel a cut",
        r"en.toml:\d+: pages.risk-cuts.summary: It carries F75, but sounds more certain",
    ),
    "told too early": (
        FORM,
        '"F33", "F34", "F35"',
        '"F34", "F33", "F35"',
        r"facts.toml:\d+: F34: It is told before F33\. Tell F33 first",
    ),
    "a risk not acknowledged": (
        FORM,
        'topic = "risk"\nblocks = [\n  { id = "risk", kind = "paragraph", facts = ["F55"] }',
        'topic = "safety"\nblocks = [\n  { id = "risk", kind = "paragraph", facts = ["F55"] }',
        r"facts.toml:\d+: F55: The risk is acknowledged on 0",
    ),
    "a risk acknowledged twice": (
        FORM,
        'kind = "paragraph", facts = ["F75"]',
        'kind = "paragraph", facts = ["F74", "F75"]',
        r"form.toml:\d+: pages.risk-cuts: It acknowledges 2 facts with the flag R, not one",
    ),
    "a long sentence": (
        WORDS,
        "The cold freezes body tissue.",
        "The cold " + "very " * 20 + "far.",
        r"en.toml:\d+: pages.cold.blocks.signals: The sentence has 23 words",
    ),
    "a long paragraph": (
        WORDS,
        '"Usually this is mild."',
        '"Usually this is mild. A. B. C."',
        r"en.toml:\d+: pages.irritation-name.blocks.mild: The paragraph has 4 sentences",
    ),
    "a word before it is explained": (
        WORDS,
        "called an axon.",
        "called an arm.",
        r'form.toml:\d+: terms.axon: "axon" stands nowhere, but is explained on nerve-arm',
    ),
    "a word too early": (
        WORDS,
        'title = "Is it a cure?"',
        'title = "Is it a lesion?"',
        r'"lesion" stands first on the page key-not-a-cure, but is explained on why-not',
    ),
}


@pytest.mark.parametrize("name", BREAKAGES)
def test_a_broken_form_is_refused(folder: Path, name: str) -> None:
    file, old, new, said = BREAKAGES[name]
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FormError) as refusal:
        require_form(folder, "en")
    assert re.search(said, refusal.value.detail), refusal.value.detail
    assert str(folder.parent) not in refusal.value.detail


def test_every_problem_is_told_at_once(folder: Path) -> None:
    path = folder / WORDS
    text = path.read_text(encoding="utf-8").replace("blocks.risk", "blocks.danger")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FormError) as refusal:
        require_form(folder, "en")
    assert len(refusal.value.detail.splitlines()) == 28


@pytest.mark.parametrize("file", [FORM, FACTS, WORDS])
def test_a_missing_file_is_told(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(FormError, match=rf"cryoneurolysis/{file}: The file is missing\. Add it"):
        require_form(folder, "en")


def test_another_encoding_is_told(folder: Path) -> None:
    (folder / WORDS).write_bytes("title = 'é'".encode("latin-1"))
    with pytest.raises(FormError, match=r"en\.toml: The file is not UTF-8 text\. Save it"):
        require_form(folder, "en")


def test_a_language_that_is_not_offered_is_told(folder: Path) -> None:
    with pytest.raises(FormError, match="The form is not offered in fr"):
        require_form(folder, "fr")


def test_the_line_is_the_line(folder: Path) -> None:
    path = folder / WORDS
    lines = path.read_text(encoding="utf-8").splitlines()
    index = next(i for i, line in enumerate(lines) if line.startswith("options.a-lot"))
    lines[index] = 'options.a-lot = " "'
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(FormError, match=rf"en\.toml:{index + 1}: pages\.needles\.options\.a-lot"):
        require_form(folder, "en")
