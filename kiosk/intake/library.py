"""The forms a clinic may offer: read and checked once, each language by itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from kiosk.errors import FormError
from kiosk.forms.checks import require_form
from kiosk.forms.model import ConsentForm
from kiosk.forms.reader import find_forms, read_languages


class Library(msgspec.Struct, frozen=True, kw_only=True):
    """Every form that passed its checks, and why the others did not."""

    forms: Mapping[str, Mapping[str, ConsentForm]]
    """By form id, then by language, in the form's own order of languages."""
    refused: tuple[str, ...] = ()
    """For staff: what is wrong with each form that is not offered."""


def read_library(folder: Path) -> Library:
    """Read every form in `folder`; a broken one is refused, the others stand."""
    forms: dict[str, dict[str, ConsentForm]] = {}
    refused: list[str] = []
    for path in find_forms(folder):
        try:
            read = [require_form(path, language) for language in read_languages(path)]
        except FormError as error:
            refused.append(error.detail)
            continue
        for form in read:
            forms.setdefault(form.form_id, {})[form.language] = form
    return Library(forms=forms, refused=tuple(refused))
