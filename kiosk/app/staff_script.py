"""What staff do in the demo: set the clinic up, start a visit, and find the consent afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kiosk.app.finger import Finger
from kiosk.store.vault import Vault

PIN = "482917"
"""Of the demo's own vault, and printed with it."""
CLINIC = "Fictional Pain Clinic"
PATIENT = "Robin Fictional"
BORN = "1950-02-28"
CLINICIAN = "Dr. Example"

Look = Callable[[str], None]


def set_up(finger: Finger, look: Look) -> None:
    """Go through the first start."""
    look("set-up")
    _fill(finger, {"setup-clinic": CLINIC, "setup-pin": PIN, "setup-pin-again": PIN})
    look("set-up-filled")
    finger.tap("setup-done")
    finger.tap("recovery-later")
    look("welcome")


def log_in(finger: Finger, look: Look) -> None:
    """Open the desk with the PIN."""
    finger.tap("staff")
    look("pin")
    for figure in PIN:
        finger.tap(f"pin-{figure}")
    finger.tap("pin-enter")
    finger.find("start")


def start_visit(finger: Finger, look: Look, form_id: str, site: str, side: str) -> None:
    """Book the fictional patient and hand the tablet over."""
    log_in(finger, look)
    look("desk-empty")
    finger.tap("start")
    if finger.seek(f"form-{form_id}"):
        finger.tap(f"form-{form_id}")
    look("start")
    _fill(finger, {"start-name": PATIENT, "start-birth-date": BORN, "start-clinician": CLINICIAN})
    finger.tap(f"site-{site}")
    finger.tap(f"side-{side}")
    look("start-filled")
    finger.tap("start-go")
    finger.find("hand-over-go")
    look("hand-over")
    finger.tap("hand-over-go")
    finger.find("title")


def find_consent(finger: Finger, look: Look, vault: Vault) -> None:
    """Open the signed consent at the desk, and lock the desk again."""
    log_in(finger, look)
    look("desk")
    (row,) = vault.find_by_name(PATIENT)
    finger.tap(f"visit-{row.visit_id}")
    finger.find("document")
    look("consent")
    finger.tap("close-consent")
    finger.tap("lock")
    look("welcome-again")


def _fill(finger: Finger, entries: Mapping[str, str]) -> None:
    """Type into fields one after the other, and put the keyboard away."""
    for field, text in entries.items():
        finger.tap(field)
        finger.wait_still()
        finger.type_text(text)
    while finger.seek("key-done") is not None:
        finger.tap("key-done")
        finger.wait_still()
