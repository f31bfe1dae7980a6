"""Words in every script that the document sets, plainly fictional."""

from __future__ import annotations

import re
import string
import unicodedata

from msgspec.structs import replace

from kiosk.consent.record import Flag, RecordBody, SignedRecord
from kiosk.pdf.direction import CONTROLS
from kiosk.visit.answers import Question
from kiosk.visit.wording import Label, Line, Wording
from kiosk.words import Words
from tests.pdf.builders import build_named, build_signed

NAMES = {
    "latin": "Nguyễn Thị Ōkubo-Łukasz ʔə q̓ʷa̱",
    "greek": "Δοκιμή Παράδειγμα",
    "cyrillic": "Проба Примерова-Щукіна",
    "arabic": "تجربة مُحَمَّد المثال",
    "gurmukhi": "ਪ੍ਰੀਖਿਆ ਸਿੰਘ ਮਰੀਜ਼",
    "chinese": "测试・測試 範例",
}
MIXED = "Test محمد ਸਿੰਘ 测试"
ARABIC_NOTE = (
    "أتناول 500 mg من الباراسيتامول (مرتين يوميًا) منذ 3 أسابيع، وأخاف من الإبر. "
    "هل أستطيع العودة إلى العمل بعد 2-3 أيام؟ أعزف على العود كل يوم."
)
CHINESE_NOTE = (
    "我每天服用500 mg对乙酰氨基酚（早晚各一次），已经三周了。"
    "我害怕打针，请问手术后两三天能否回去上班？「我每天拉大提琴，」手指麻木對我來說比疼痛更嚴重。"
)
_LETTERS = str.maketrans(
    string.ascii_lowercase, "ابجدهوزحطيكلمنسعفصقرشتثخذض", string.ascii_uppercase
)


def build_scripted(name: str, note: str) -> SignedRecord:
    """A record of a patient who wrote `note` as a wish and as a question."""
    body = build_named(name)
    wish = Flag(kind="note", text=f"What matters to the patient: {note}", page_id="matters")
    pages = tuple(
        replace(page, answer=note) if page.wording.page_id == "matters" else page
        for page in body.pages
    )
    return build_signed(
        replace(
            body,
            flags=(*body.flags[:3], wish, body.flags[-1]),
            questions=(Question(page_id="risk-5", text=note),),
            pages=pages,
        )
    )


def turn(text: str) -> str:
    """Put made-up words in Arabic letters for Latin ones; places in braces stay."""
    parts = re.split(r"(\{[^}]*\})", text)
    return "".join(
        part if part.startswith("{") else part.lower().translate(_LETTERS) for part in parts
    )


def turn_words(words: Words) -> Words:
    """The same catalogue in a made-up language that runs from right to left."""
    return Words("ar", {key: turn(sentence) for key, sentence in words.entries.items()})


def turn_body(body: RecordBody) -> RecordBody:
    """The same visit on the same form in that language."""
    return replace(
        body,
        form=replace(body.form, language="ar", title=turn(body.form.title)),
        flags=tuple(replace(flag, text=turn(flag.text)) for flag in body.flags),
        pages=tuple(
            replace(
                page, wording=_turn_wording(page.wording), answer=page.answer and turn(page.answer)
            )
            for page in body.pages
        ),
        acknowledgements=tuple(
            replace(one, summary=turn(one.summary)) for one in body.acknowledgements
        ),
        slots=tuple((turn(label), content) for label, content in body.slots),
    )


def _turn_wording(wording: Wording) -> Wording:
    return replace(
        wording,
        part_title=turn(wording.part_title),
        title=turn(wording.title),
        lines=tuple(_turn_line(line) for line in wording.lines),
        labels=tuple(Label(option_id=one.option_id, text=turn(one.text)) for one in wording.labels),
        step=turn(wording.step),
    )


def _turn_line(line: Line) -> Line:
    return replace(
        line, text=turn(line.text), figure=turn(line.figure) if line.figure else line.figure
    )


def find_words(text: str) -> str:
    """The words of `text` alone: normal form, one space, nothing that is not seen."""
    seen = "".join(character for character in text if character not in CONTROLS)
    return " ".join(unicodedata.normalize("NFC", seen).split())
