"""The system's keyring: relied on only where it is real, and never waited for without end."""

from __future__ import annotations

import subprocess
import sys

import pytest
from keyring.backends import chainer, fail, null

from kiosk.devices.system_keyring import SERVICE, KeyringHome
from kiosk.errors import VaultLocked
from tests.devices.conftest import UseKeyring
from tests.devices.keyrings import Forgetful, Honest, Locked, Plain, Silent


def test_a_key_is_kept_under_its_own_entry_and_read_back(use_keyring: UseKeyring) -> None:
    backend = Honest()
    use_keyring(backend)
    made = KeyringHome("one").create()
    assert made is not None
    assert len(made) == 32
    assert KeyringHome("one").read() == made
    assert KeyringHome("other").read() is None
    assert backend.kept == {(SERVICE, "one"): made.hex()}
    assert "recovery sheet" in KeyringHome("one").lost


def test_a_key_is_never_replaced(use_keyring: UseKeyring) -> None:
    use_keyring(Honest())
    made = KeyringHome("one").create()
    assert KeyringHome("one").create() is None
    assert KeyringHome("one").read() == made


@pytest.mark.parametrize("backend", [fail.Keyring, null.Keyring, Plain, Forgetful, Locked])
def test_a_keyring_that_cannot_be_relied_on_gets_no_key(
    use_keyring: UseKeyring, backend: type[Honest]
) -> None:
    use_keyring(backend())
    assert KeyringHome("one").create() is None


@pytest.mark.parametrize(
    ("backend", "why"),
    [
        (fail.Keyring, "there is no keyring"),
        (null.Keyring, "there is no keyring"),
        (Plain, "there is no keyring"),
        (Locked, "nobody unlocked it"),
    ],
)
def test_a_keyring_that_cannot_be_read_says_why(
    use_keyring: UseKeyring, backend: type[Honest], why: str
) -> None:
    use_keyring(backend())
    with pytest.raises(VaultLocked, match=f"{why}.*unlock the keyring"):
        KeyringHome("one").read()


def test_a_silent_keyring_is_given_up(use_keyring: UseKeyring) -> None:
    backend = Silent()
    use_keyring(backend)
    home = KeyringHome("one", read_s=0.05, create_s=0.05)
    assert home.create() is None
    with pytest.raises(VaultLocked, match="does not answer"):
        home.read()
    backend.released.set()


@pytest.mark.parametrize("text", ["", "ab" * 31, "ab" * 33, "no key at all"])
def test_an_entry_that_is_no_key_is_refused(use_keyring: UseKeyring, text: str) -> None:
    backend = Honest()
    backend.set_password(SERVICE, "one", text)
    use_keyring(backend)
    with pytest.raises(VaultLocked, match="is not a key"):
        KeyringHome("one").read()


@pytest.mark.parametrize(("best", "kept"), [(Honest(), True), (Plain(), False)])
def test_of_several_keyrings_the_best_decides(
    use_keyring: UseKeyring, monkeypatch: pytest.MonkeyPatch, best: Honest, kept: bool
) -> None:
    monkeypatch.setattr(chainer.ChainerBackend, "backends", [best, Plain()])
    use_keyring(chainer.ChainerBackend())
    made = KeyringHome("one").create()
    assert (made is not None) is kept
    assert bool(best.kept) is kept


def test_no_keyring_is_looked_for_before_it_is_asked() -> None:
    asked = "import sys; from kiosk.app.equip import equip; print('keyring' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert done.stdout == "False\n"
