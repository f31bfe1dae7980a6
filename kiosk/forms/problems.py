"""What is wrong with a form, where it stands and how to mend it."""

from __future__ import annotations

import msgspec


class FormProblem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that keeps a form from being offered, for the person who writes it."""

    file: str
    """The file to mend, such as `en.toml`."""
    where: str
    """The place in the file as dotted keys, such as `pages.needles.title`; "" for the whole."""
    what: str
    mend: str
    line: int | None = None

    def __str__(self) -> str:
        """Return `en.toml:12: pages.needles.title: what is wrong. How to mend it.`."""
        line = "" if self.line is None else f":{self.line}"
        where = f"{self.where}: " if self.where else ""
        return f"{self.file}{line}: {where}{self.what} {self.mend}"
