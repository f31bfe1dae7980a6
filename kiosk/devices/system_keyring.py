"""The master key in the system's own keyring, where there is a real one.

Owns the bounds on a keyring: it may be locked, ask its user, or never answer, and none of that may
hold the kiosk up. Each question runs in a thread of its own and is given up after a while.
"""

from __future__ import annotations

import queue
import secrets
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from kiosk.devices.key_home import KEY_BYTES, KeyHomeName, require_key
from kiosk.errors import VaultLocked

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "consent-kiosk"
READ_S = 20.0
"""Long enough for somebody to unlock a keyring that asks."""
CREATE_S = 5.0
_RECOMMENDED = 1
"""Least priority of a keyring that is safe to use. Source: keyring, KeyringBackend.priority."""

Question: TypeAlias = "Callable[[KeyringBackend], str | None]"


class _NoAnswer(Exception):
    """There is no real keyring, or it did not answer."""


class KeyringHome:
    """Keeps the key as 64 hex figures under an entry of its own."""

    name: KeyHomeName = "keyring"
    lost = (
        "The vault's key is not in this user's keyring. Start the kiosk as the user that set it "
        "up; if the keyring is gone, use the recovery sheet."
    )

    def __init__(self, entry: str, *, read_s: float = READ_S, create_s: float = CREATE_S) -> None:
        """Keep the key under `entry`; give up after so many seconds."""
        self.entry = entry
        self._read_s, self._create_s = read_s, create_s

    def read(self) -> bytes | None:
        """Return the key; None if the keyring has no such entry.

        Raises:
            VaultLocked: the keyring is locked, gone or silent, or the entry is no key.
        """
        try:
            text = _ask(lambda backend: backend.get_password(SERVICE, self.entry), self._read_s)
        except _NoAnswer as error:
            raise VaultLocked(
                f"The vault's key is in the system's keyring, which cannot be read: {error}. "
                "Log in as the kiosk's user, unlock the keyring and start again."
            ) from error
        if text is None:
            return None
        try:
            content = bytes.fromhex(text)
        except ValueError:
            content = text.encode()
        return require_key(content, f"The keyring's entry {self.entry}")

    def create(self) -> bytes | None:
        """Keep a fresh random key and return it; None if there is no keyring to rely on."""
        key = secrets.token_bytes(KEY_BYTES)
        return key if self.put(key) else None

    def put(self, key: bytes) -> bool:
        """Keep `key` and read it back; return whether it is there now."""

        def keep(backend: KeyringBackend) -> str | None:
            if backend.get_password(SERVICE, self.entry) is None:
                backend.set_password(SERVICE, self.entry, key.hex())
            return backend.get_password(SERVICE, self.entry)

        try:
            return _ask(keep, self._create_s) == key.hex()
        except _NoAnswer:
            return False


def _ask(question: Question, patience_s: float) -> str | None:
    """Put `question` to the keyring.

    Raises:
        _NoAnswer: there is none, it refused, or it said nothing for `patience_s` seconds.
    """
    answers: queue.SimpleQueue[str | Exception | None] = queue.SimpleQueue()

    def work() -> None:
        try:
            answers.put(question(_find_backend()))
        except Exception as error:  # noqa: BLE001 - each keyring fails in its own way
            answers.put(error)

    threading.Thread(target=work, daemon=True, name="keyring").start()
    try:
        answer = answers.get(timeout=patience_s)
    except queue.Empty:
        raise _NoAnswer("it does not answer") from None
    if isinstance(answer, Exception):
        raise _NoAnswer(str(answer) or type(answer).__name__) from answer
    return answer


def _find_backend() -> KeyringBackend:
    """Return the system's keyring.

    Raises:
        _NoAnswer: there is none that keeps secrets from others.
    """
    import keyring  # noqa: PLC0415 - slow, and not needed where the key lives elsewhere
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415

    backend = keyring.get_keyring()
    found = backend.backends if isinstance(backend, ChainerBackend) else [backend]
    for one in found[:1]:
        if one.priority >= _RECOMMENDED:
            return one
    raise _NoAnswer("there is no keyring")
