"""Every script on paper: found again by its characters, joined, in its direction, well broken."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pypdfium2
import pytest
import uharfbuzz
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from kiosk.consent.record import SignedRecord
from kiosk.errors import DocumentError
from kiosk.pdf import fonts as fonts_module
from kiosk.pdf.coverage import find_missing_characters
from kiosk.pdf.direction import derive_direction, derive_levels, derive_visual_order, isolate
from kiosk.pdf.document import derive_document
from kiosk.pdf.faces import Weight
from kiosk.pdf.fonts import Typeface, read_typeface
from kiosk.pdf.setting import Line, Setter, Span
from kiosk.pdf.shaping import Shaper
from kiosk.pdf.sheet import BODY, LETTER
from kiosk.words import Words
from tests.consent.places import place_record
from tests.pdf.builders import build_named, build_signed
from tests.pdf.conftest import RESOURCES, Make
from tests.pdf.reading import read_streams, read_words_of
from tests.pdf.scripts import (
    ARABIC_NOTE,
    CHINESE_NOTE,
    MIXED,
    NAMES,
    build_scripted,
    find_words,
    turn,
    turn_body,
    turn_words,
)

FONTS = RESOURCES / "fonts"
ARABIC = Shaper(FONTS / "NotoSansArabic-Regular.ttf")
GURMUKHI = Shaper(FONTS / "NotoSansGurmukhi-Regular.ttf")
TEXT = 1
"""The kind of object that draws words."""
FLOOD = "a" + "\u0301\u0323" * 59


def read_by_poppler(content: bytes, path: Path) -> str:
    (path / "document.pdf").write_bytes(content)
    done = subprocess.run(
        ["pdftotext", path / "document.pdf", "-"], capture_output=True, check=True, text=True
    )
    return find_words(done.stdout)


def set_text(text: str, width_pt: float = 400, *, right_to_left: bool = False) -> tuple[Line, ...]:
    setter = Setter(read_typeface(FONTS))
    spans = [Span(text, Weight.REGULAR)]
    return setter.set_lines(spans, BODY, width_pt, right_to_left=right_to_left)


def see(line: Line) -> str:
    """The characters of a line from left to right."""
    order = derive_visual_order([run.level for run in line])
    return "".join(line[n].text[::-1] if line[n].right_to_left else line[n].text for n in order)


def find_box(content: bytes, text: str) -> tuple[float, float]:
    """Where the first object with `text` begins and ends across its page."""
    document = pypdfium2.PdfDocument(content)
    for number in range(len(document)):
        page = document[number]
        words = page.get_textpage()
        found = words.search(text).get_next()
        if found:
            boxes = [words.get_charbox(found[0] + place) for place in range(found[1])]
            return min(box[0] for box in boxes), max(box[2] for box in boxes)
    raise AssertionError(text)


def find_boxes(content: bytes) -> list[tuple[float, float]]:
    """Where each run on the first page begins and ends across it."""
    document = pypdfium2.PdfDocument(content)
    drawn = [one for one in document[0].get_objects() if one.type == TEXT]
    return [(one.get_bounds()[0], one.get_bounds()[2]) for one in drawn]


@pytest.mark.parametrize("script", NAMES)
def test_a_name_is_found_again_by_its_characters(make: Make, tmp_path: Path, script: str) -> None:
    name = NAMES[script]
    content = make(build_signed(build_named(name)))
    assert read_by_poppler(content, tmp_path).count(find_words(name)) > 4
    others = find_words(read_words_of(content))
    assert all(find_words(word) in others for word in name.split())


def test_a_name_of_four_scripts_is_found_again(make: Make, tmp_path: Path) -> None:
    content = make(build_signed(build_named(MIXED)))
    for words in (read_by_poppler(content, tmp_path), find_words(read_words_of(content))):
        assert all(words.count(part) > 4 for part in MIXED.split())


@pytest.mark.parametrize("note", [ARABIC_NOTE, CHINESE_NOTE])
def test_an_answer_is_whole_for_who_reads_it_aloud(make: Make, note: str, tmp_path: Path) -> None:
    content = make(build_scripted("Test Patient", note))
    if note == CHINESE_NOTE:
        assert read_by_poppler(content, tmp_path).replace(" ", "").count(note.replace(" ", "")) == 5
    else:
        assert read_spoken(content).count(note) == 2
        assert f"What matters to the patient: {note}" in read_spoken(content)


def test_plain_words_are_spoken_as_they_are_drawn(make: Make) -> None:
    assert read_spoken(make(build_signed())) == []


def read_spoken(content: bytes) -> list[str]:
    """What elements say that are drawn in another order than they are read."""
    found = re.findall(rb"/ActualText \((.*?)(?<!\\)\)\n", content, re.DOTALL)
    unescaped = (re.sub(rb"\\([0-7]{3}|.)", _unescape, text, flags=re.DOTALL) for text in found)
    return [text.removeprefix(b"\xfe\xff").decode("utf-16-be") for text in unescaped]


def _unescape(match: re.Match[bytes]) -> bytes:
    escaped = match[1]
    named = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
    return bytes([int(escaped, 8)]) if len(escaped) == 3 else named.get(escaped, escaped)


def test_arabic_letters_join() -> None:
    joined = ARABIC.shape("بيت", right_to_left=True)
    assert [cluster.text for cluster in joined] == list("تيب")
    for cluster in joined:
        (alone,) = ARABIC.shape(cluster.text, right_to_left=True)
        assert {glyph for glyph, _, _ in cluster.glyphs} != {glyph for glyph, _, _ in alone.glyphs}


def test_a_gurmukhi_vowel_sign_moves_before_its_consonant_and_a_conjunct_joins() -> None:
    (syllable,) = GURMUKHI.shape("ਕਿ", right_to_left=False)
    (consonant,) = GURMUKHI.shape("ਕ", right_to_left=False)
    assert syllable.text == "ਕਿ"
    assert len(syllable.glyphs) == 2
    assert syllable.glyphs[1][0] == consonant.glyphs[0][0]
    (conjunct,) = GURMUKHI.shape("ਪ੍ਰ", right_to_left=False)
    assert len(conjunct.glyphs) < len(conjunct.text)


def test_a_mark_stands_on_its_letter() -> None:
    (run,) = read_typeface(FONTS).derive_runs("ʔ\u0301", Weight.REGULAR)
    ((_, glyphs, advance),) = run.clusters
    assert len(glyphs) == 2
    assert glyphs[1][1] != advance
    assert run.width_em * 1000 == advance


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("خذ 500 mg الآن", "نآلا 500 mg ذخ"),
        ("بعد 2-3 أيام", "مايأ 2-3 دعب"),
        ("في 2026-11-23 10:30", "2026-11-23 10:30 يف"),
        ("0.5 mg/kg كل يوم", "موي لك 0.5 mg/kg"),
        ("هاتف 604-555-0100", "604-555-0100 فتاه"),
        ("رقم 9000 000 001", "9000 000 001 مقر"),
        ("9000 000 001", "9000 000 001"),
        ("هاتف +1 604 555 0100", "+1 604 555 0100 فتاه"),
    ],
)
def test_figures_and_doses_are_not_turned_round(text: str, seen: str) -> None:
    (line,) = set_text(text, right_to_left=True)
    assert see(line) == seen
    assert "".join(run.text for run in line) == text


def test_words_from_right_to_left_run_so_in_a_sentence_that_does_not() -> None:
    (line,) = set_text("Patient محمد علي, born 9 February")
    assert see(line) == "Patient يلع دمحم, born 9 February"
    quoted = isolate("علي 9", around=False)
    (line,) = set_text(f"Says: {quoted}, 5 times")
    assert see(line) == "Says: 9 يلع, 5 times"
    assert isolate("Ali", around=False) == "Ali"
    (line,) = set_text(f"قال {isolate('Why?', around=True)} أمس", right_to_left=True)
    assert see(line) == "سمأ Why? لاق"


@pytest.mark.parametrize(
    ("text", "around", "right"),
    [
        ("محمد", False, True),
        ("محمد Ali and many Latin words", False, False),
        ("Ali محمد علي المثال", False, False),
        ("\u2067محمد\u2069, born", False, False),
        ("Ali", True, False),
        ("12.5", True, True),
        ("cryo محمد علي", True, True),
        ("12", False, False),
    ],
)
def test_a_paragraph_runs_as_its_first_and_most_of_its_letters(
    text: str, around: bool, right: bool
) -> None:
    assert derive_direction(text, around=around) == right


@given(st.text(alphabet="abصبجدو .,!", max_size=30), st.booleans())
def test_runs_stand_where_the_bidirectional_algorithm_puts_them(text: str, right: bool) -> None:
    words = " ".join(text.split())
    (line,) = set_text(words, 10_000, right_to_left=right)
    assert see(line) == get_display(words, base_dir="R" if right else "L")


@given(st.text(alphabet="ab صجد12.\u202d\u202e\u202b\u202c", max_size=30), st.booleans())
def test_an_override_reorders_nothing(text: str, right: bool) -> None:
    bare = re.sub("[\u202a-\u202e]", "\u2060", text)
    assert derive_levels(text, right_to_left=right) == derive_levels(bare, right_to_left=right)


def test_an_override_in_a_name_is_not_drawn(make: Make, tmp_path: Path) -> None:
    content = make(build_signed(build_named("Test \u202eevil\u202c Patient")))
    assert read_by_poppler(content, tmp_path).count("Test evil Patient") > 4
    assert "\u202e" not in read_words_of(content)


def test_chinese_breaks_between_characters_but_not_at_the_wrong_marks() -> None:
    for width_pt in range(60, 260, 7):
        lines = ["".join(run.text for run in line) for line in set_text(CHINESE_NOTE, width_pt)]
        assert "".join(lines).replace(" ", "") == CHINESE_NOTE.replace(" ", "")
        assert all(line[0] not in "，。？」）" for line in lines)
        assert all(line.rstrip()[-1] not in "（「" for line in lines)
        full = [sum(run.width_em for run in line) * 10 for line in set_text(CHINESE_NOTE, width_pt)]
        assert max(full) <= width_pt + 3
        assert min(full[:-1]) > width_pt - 50


@pytest.mark.parametrize("text", [ARABIC_NOTE, NAMES["gurmukhi"] * 5, CHINESE_NOTE, MIXED * 5])
@pytest.mark.parametrize("right", [False, True])
def test_no_line_is_too_wide_and_no_word_is_lost(text: str, right: bool) -> None:
    for width_pt in (40, 90, 200):
        lines = set_text(text, width_pt, right_to_left=right)
        kept = "".join(run.text for line in lines for run in line)
        assert kept.replace(" ", "") == text.replace(" ", "")
        assert all(sum(r.width_em for r in line) * 10 <= width_pt + 3 for line in lines)


def test_a_tower_of_marks_is_found_again(make: Make, tmp_path: Path) -> None:
    tower = unicodedata.normalize("NFC", "qx\u0323\u0324\u0325\u0301\u0302\u0303\u0304")
    content = make(build_signed(build_named(tower)))
    assert read_by_poppler(content, tmp_path).count(tower) > 4
    assert find_words(read_words_of(content)).count(tower) > 4


def test_a_flood_of_marks_is_kept_but_covers_no_other_line(make: Make) -> None:
    content = make(build_signed(build_named(FLOOD)))
    assert "Born 9 February 1950" in find_words(read_words_of(content))
    (run,) = read_typeface(FONTS).derive_runs(FLOOD, Weight.REGULAR)
    assert "".join(cluster.text for cluster in run.clusters) == FLOOD
    assert [bool(cluster.glyphs) for cluster in run.clusters] == [True] + [False] * 14
    for flood in ("ا" + "\u064e\u0651" * 500, "ਕ" + "ਾ" * 999, "a" * 5000):
        setter = Setter(read_typeface(FONTS))
        for line in setter.set_lines([Span(flood, Weight.REGULAR)], BODY, 200):
            for drawn in line:
                assert all(abs(y) <= 700 for c in drawn.clusters for _, _, y in c.glyphs)
    make(build_signed(build_named("ਕ" + "ਾ" * 119)))


def test_each_glyph_is_embedded_with_its_width_and_its_characters(make: Make) -> None:
    content = make(build_scripted(MIXED, ARABIC_NOTE))
    maps = [stream for stream in read_streams(content) if b"/CMapName /Adobe-Identity" in stream]
    programs = [s for s in read_streams(content) if s[:4] == b"\0\1\0\0" and b"cmap" not in s[:200]]
    widths = [
        [int(width) for width in row.split()]
        for row in re.findall(rb"/W \[ ?1 \[([\d\s]+)\]", content)
    ]
    assert len(maps) == len(programs) == len(widths) > 4
    counts = sorted(len(re.findall(rb"^<", one, re.MULTILINE)) - 1 for one in maps)
    assert counts == sorted(map(len, widths))
    for program in programs:
        font = uharfbuzz.Font(uharfbuzz.Face(program))
        advances = [font.get_glyph_h_advance(n) for n in range(1, font.face.glyph_count)]
        assert advances in widths
        assert any(font.get_glyph_extents(n) for n in range(1, font.face.glyph_count))


def test_a_long_text_of_many_characters_keeps_each(make: Make, tmp_path: Path) -> None:
    letters = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 400))
    assert find_missing_characters(letters, FONTS) == frozenset()
    content = make(build_scripted("Test Patient", letters))
    assert letters in read_by_poppler(content, tmp_path).replace(" ", "")


def test_the_fonts_of_other_scripts_are_opened_only_for_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []

    def note(path: Path) -> Shaper:
        opened.append(path.name)
        return Shaper(path)

    monkeypatch.setattr(fonts_module, "Shaper", note)
    typeface = Typeface(FONTS)
    typeface.derive_runs("Zoë Ōkubo, 9 February ễ Ω Я", Weight.BOLD)
    assert not any("Arabic" in name or "SC" in name for name in opened)
    typeface.derive_runs("测", Weight.BOLD)
    assert "NotoSansSC-Regular.ttf" in opened


def test_a_broken_font_of_another_script_is_a_known_error(tmp_path: Path) -> None:
    for path in FONTS.glob("*.ttf"):
        (tmp_path / path.name).symlink_to(path)
    broken = tmp_path / "NotoSansSC-Regular.ttf"
    broken.unlink()
    with pytest.raises(DocumentError, match="NotoSansSC-Regular"):
        Typeface(tmp_path)
    broken.write_bytes(b"no font")
    with pytest.raises(DocumentError, match="NotoSansSC-Regular"):
        Typeface(tmp_path).derive_runs("测", Weight.REGULAR)
    with pytest.raises(DocumentError, match="missing or broken"):
        Shaper(tmp_path / "none.ttf")


def test_a_form_that_runs_from_right_to_left_begins_at_the_right(make: Make, words: Words) -> None:
    record = build_signed(turn_body(build_named(NAMES["arabic"])))
    content = make(record)
    middle = LETTER.width_pt / 2
    label = turn("Stretching")
    left, right = find_box(content, label)
    assert left > middle
    assert right < LETTER.width_pt - LETTER.side_pt - 14
    assert find_box(content, "What the patient answered")[0] == pytest.approx(LETTER.side_pt, abs=1)


def test_a_whole_document_from_right_to_left_is_mirrored(words: Words) -> None:
    record = build_signed(turn_body(build_named(NAMES["arabic"])))
    content = derive_document(record, place_record(record), turn_words(words), FONTS)
    boxes = find_boxes(content)
    edge = LETTER.width_pt - LETTER.side_pt
    begun = sum(right == pytest.approx(edge, abs=1.5) for _, right in boxes)
    assert begun > 10
    assert begun > 3 * sum(left == pytest.approx(LETTER.side_pt, abs=1.5) for left, _ in boxes)
    assert max(right for _, right in boxes) < edge + 1.5
    assert find_box(content, "cryoneurolysis")[1] < LETTER.width_pt / 2
    assert b"/Lang (ar)" in content


def test_the_same_words_give_the_same_bytes_in_another_process(words: Words) -> None:
    script = (
        "import sys; from tests.pdf.test_pdf_scripts import *; from kiosk.words import read_words\n"
        "sys.stdout.write(hash_mixed(read_words(RESOURCES / 'words', 'en')))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "11"}
    other = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
        check=True,
    )
    assert other.stdout.decode() == hash_mixed(words) == hash_mixed(words)


def hash_mixed(words: Words) -> str:
    record: SignedRecord = build_scripted(MIXED, ARABIC_NOTE + CHINESE_NOTE)
    content = derive_document(record, place_record(record), words, FONTS)
    return hashlib.sha256(content).hexdigest()
