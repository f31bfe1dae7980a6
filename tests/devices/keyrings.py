"""Keyrings as a test needs them: honest, locked, silent, forgetful."""

from __future__ import annotations

from threading import Event

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked


class Honest(KeyringBackend):
    """Keeps what it is given."""

    priority: float = 5

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Plain(Honest):
    """Keeps secrets where others can read them, and says so by its priority."""

    priority = 0.5


class Forgetful(Honest):
    """Says that it kept what it did not."""

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class Locked(Honest):
    """Nobody unlocks it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("nobody unlocked it")


class Silent(Honest):
    """Never answers, as one that asks a user who is not there."""

    def __init__(self) -> None:
        super().__init__()
        self.released = Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.released.wait()
        return None
