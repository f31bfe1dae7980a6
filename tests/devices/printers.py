"""A printer that prints nothing."""

from __future__ import annotations

from threading import Event, current_thread

from kiosk.devices.printing import Print, Printed

PRINTED = Printed("Hall", "Hall-7")


class FakePrinter:
    """Answers what it is told to, once it may go on, and keeps what it was given."""

    def __init__(self, outcome: Print = PRINTED) -> None:
        self.outcome = outcome
        self.given: list[tuple[bytes, str]] = []
        self.threads: list[str] = []
        self.go_on = Event()
        self.go_on.set()

    def print_pdf(self, content: bytes, title: str) -> Print:
        self.threads.append(current_thread().name)
        self.given.append((content, title))
        assert self.go_on.wait(20)
        return self.outcome
