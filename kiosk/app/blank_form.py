"""`blank-form`: a form for signing on paper, with the clinic's name and fee, and no patient."""

from __future__ import annotations

import argparse
from pathlib import Path

HELP = "write a form for signing on paper, as PDF"


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("form", metavar="FORM", help="the form's id, such as cryoneurolysis")
    parser.add_argument("--out", type=Path, metavar="FILE", required=True, help="where to write it")
    parser.add_argument("--language", default="en", help="the form's language (%(default)s)")
    parser.add_argument("--large-print", action="store_true", help="in 18 points instead of 12")


def run(options: argparse.Namespace) -> int:
    """Draw the form and write it.

    Raises:
        StartError: there is no vault, no such form, or the file cannot be written.
        VaultError: the clinic has not been set up.
        DocumentError: the form cannot be drawn.
    """
    from kiosk.app.equip import equip
    from kiosk.app.terminal import open_existing
    from kiosk.errors import StartError
    from kiosk.intake.copies import make_blank_form

    open_existing(options.data).close()
    equipment = equip(options.data)
    try:
        form = equipment.library.forms.get(options.form, {}).get(options.language)
        if form is None:
            raise StartError(f"There is no form {options.form} in language {options.language}.")
        content = make_blank_form(equipment, form, large_print=options.large_print)
        options.out.write_bytes(content)
    except OSError as error:
        raise StartError(f"{options.out} cannot be written.") from error
    finally:
        equipment.vault.close()
    print(f"{options.out}: {form.title}, version {form.version}, {form.language}")
    return 0
