"""The stored document on paper, byte for byte.

Owns the title that the print service reads, which holds no patient data, and the order of things:
a printing goes on record once the service took the document, and never otherwise.
"""

from __future__ import annotations

from threading import Thread

from kiosk.consent.events import STAFF, DocumentPrinted
from kiosk.devices.printing import NotPrinted, Print, Printed, Printer
from kiosk.errors import KioskError
from kiosk.ids import format_record_number
from kiosk.store.vault import Vault


class Errand:
    """One printing beside the window: on a thread and through a vault of its own."""

    def __init__(self, vault: Vault, visit_id: str, printer: Printer) -> None:
        """Begin to print the visit's newest document."""
        self.visit_id = visit_id
        self._vault, self._printer = vault, printer
        self._outcome: Print | KioskError = NotPrinted("refused")
        self._thread = Thread(target=self._run, name="printing", daemon=True)
        self._thread.start()

    @property
    def is_busy(self) -> bool:
        """Whether the document is still being handed over."""
        return self._thread.is_alive()

    def finish(self) -> Print | KioskError:
        """Wait until it is over; return what came of it."""
        self._thread.join()
        return self._outcome

    def _run(self) -> None:
        try:
            vault = self._vault.open_again()
            try:
                self._outcome = print_document(vault, self.visit_id, self._printer)
            finally:
                vault.close()
        except KioskError as error:
            self._outcome = error


def print_document(vault: Vault, visit_id: str, printer: Printer) -> Print:
    """Hand the visit's newest document to `printer`.

    Raises:
        VaultDamaged: the stored bytes are not those that were written.
        StorageFailed: it was handed over, and that cannot be put on record.
    """
    document = vault.document(visit_id)
    if document is None:
        return NotPrinted("no-document")
    outcome = printer.print_pdf(document.content, f"consent-{format_record_number(visit_id)}")
    if isinstance(outcome, Printed):
        vault.append(DocumentPrinted(digest=document.digest), STAFF, visit_id)
    return outcome
