"""Sign in a loop and say so after each signature, until somebody pulls the plug.

Usage: crash_signer.py FOLDER; it begins when it is given a line.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path

from kiosk.consent.events import PATIENT, STAFF
from kiosk.store import Draft, Vault
from tests.store.builders import KEY, StepClock, signed, started


def main() -> None:
    sys.stdin.readline()
    vault = Vault.open(Path(sys.argv[1]), KEY, StepClock())
    for number in count():
        visit_id = f"{os.getpid()}-{number}"
        vault.append(started(), STAFF, visit_id)
        for answer in range(3):
            vault.keep_draft(
                Draft(
                    visit_id=visit_id,
                    form_digest="ab" * 32,
                    body=b"%d" % answer * 4000,
                    flags=(),
                    updated_at="2026-11-23T07:30:00.000Z",
                )
            )
        vault.finish(visit_id, signed(visit_id, pages=20), PATIENT)
        print("signed", visit_id, flush=True)
        vault.store_document(visit_id, "signed", document_of(visit_id), "r1")
        print("stored", visit_id, flush=True)


def document_of(visit_id: str) -> bytes:
    return b"%PDF " + visit_id.encode() * 5000


if __name__ == "__main__":
    main()
