"""Reading a form's folder: structure, facts and the words of one language, joined.

Owns the folder: `form.toml`, `facts.toml`, one file of words for each language, and the pictures.
What the words say is for `checks`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kiosk.errors import FormError
from kiosk.forms.files import FactFile, FormFile, WordsFile
from kiosk.forms.joining import derive_form
from kiosk.forms.ledger import check_ledger
from kiosk.forms.model import ConsentForm
from kiosk.forms.pictures import FOLDER, SUFFIX, check_picture
from kiosk.forms.problems import FormProblem
from kiosk.forms.shape import require_shape
from kiosk.forms.source import Source, read_source
from kiosk.forms.structure import check_structure
from kiosk.forms.vocabulary import check_vocabulary

STRUCTURE = "form.toml"
FACTS = "facts.toml"


def find_forms(root: Path) -> tuple[Path, ...]:
    """Return every form's folder in `root`, by name."""
    return tuple(sorted(path.parent for path in root.glob(f"*/{STRUCTURE}")))


def read_languages(folder: Path) -> tuple[str, ...]:
    """Return the languages a form is offered in (BCP 47), in the form's own order.

    Raises:
        FormError: the structure cannot be read.
    """
    return require_shape(read_source(folder, STRUCTURE), FormFile).languages


def read_form(folder: Path, language: str) -> ConsentForm:
    """Read a form in one language; what its words say is not yet checked.

    Raises:
        FormError: a file is missing or broken, or the files do not fit each other; the detail
            holds one line for each problem.
    """
    if language not in read_languages(folder):
        what = f"The form is not offered in {language}."
        mend = "Add it to languages in form.toml."
        raise FormError(str(FormProblem(file=folder.name, where="", what=what, mend=mend)))
    sources = read_sources(folder, language)
    structure = require_shape(sources[STRUCTURE], FormFile)
    facts = require_shape(sources[FACTS], dict[str, FactFile])
    require_none(check_structure(structure, folder.name, facts), sources)
    require_none(check_ledger(facts, structure.languages), sources)
    file = words_file(language)
    words = require_shape(sources[file], WordsFile)
    require_none(check_vocabulary(structure, words, file), sources)
    drawings = _read_pictures(folder, structure, words, language)
    return derive_form(structure, facts, words, drawings, language)


def read_sources(folder: Path, language: str) -> dict[str, Source]:
    """Read the files of a form in one language, by their names.

    Raises:
        FormError: one is missing, or is not UTF-8.
    """
    return {file: read_source(folder, file) for file in (STRUCTURE, FACTS, words_file(language))}


def _read_pictures(
    folder: Path, structure: FormFile, words: WordsFile, language: str
) -> dict[str, str]:
    """Read the SVG of each picture that a page shows, by its id.

    Raises:
        FormError: one is missing, left over or not drawn as pictures are.
    """
    wanted = {picture_id: f"{FOLDER}/{picture_id}{SUFFIX}" for picture_id in structure.picture_ids}
    found = {f"{FOLDER}/{path.name}" for path in (folder / FOLDER).glob(f"*{SUFFIX}")}
    sources = {file: read_source(folder, file) for file in sorted({*wanted.values(), *found})}
    problems = [
        FormProblem(file=file, where="", what="No page shows it.", mend="Show it, or take it out.")
        for file in sorted(found - set(wanted.values()))
    ]
    for picture_id, file in wanted.items():
        said = words.pictures[picture_id]
        problems += check_picture(file, sources[file], said, language)
    require_none(problems, sources)
    return {picture_id: sources[file].text for picture_id, file in wanted.items()}


def words_file(language: str) -> str:
    """Return the name of the file of a language's words."""
    return f"{language}.toml"


def require_none(problems: Iterable[FormProblem], sources: dict[str, Source]) -> None:
    """Raise if there is any problem.

    Raises:
        FormError: each problem on a line of its own, with the line of its place where it is found.
    """
    lines = [str(sources[problem.file].place(problem)) for problem in problems]
    if lines:
        raise FormError("\n".join(lines))
