"""Which home a key gets, and that it is kept to."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path

import pytest
from keyring.backends import fail

from kiosk.devices.credential import CREDENTIAL
from kiosk.devices.key_file import FileHome
from kiosk.devices.key_homes import (
    HOMES,
    KeyPlaces,
    find_credentials,
    find_home,
    put_key,
    read_key,
    settle_key,
)
from kiosk.errors import StorageFailed, VaultLocked
from kiosk.ids import NewId
from tests.devices.conftest import UseKeyring
from tests.devices.keyrings import Honest, Locked

GIVEN = bytes(range(32))


@pytest.fixture
def make_id() -> NewId:
    numbers = count(1)
    return lambda: f"ID{next(numbers)}"


def give_credential(places: KeyPlaces, tmp_path: Path) -> KeyPlaces:
    folder = tmp_path / "credentials"
    folder.mkdir()
    (folder / CREDENTIAL).write_bytes(GIVEN)
    return places._replace(credentials=folder)


def name(places: KeyPlaces) -> str | None:
    home = find_home(places)
    return home.name if home else None


def test_a_credential_comes_first(
    places: KeyPlaces, tmp_path: Path, use_keyring: UseKeyring, make_id: NewId
) -> None:
    backend = Honest()
    use_keyring(backend)
    places = give_credential(places, tmp_path)
    assert settle_key(places, HOMES, make_id) == GIVEN
    assert name(places) == "credential"
    assert read_key(places) == GIVEN
    assert not backend.kept
    assert not places.key.exists()


def test_then_the_keyring(places: KeyPlaces, use_keyring: UseKeyring, make_id: NewId) -> None:
    use_keyring(Honest())
    made = settle_key(places, HOMES, make_id)
    assert name(places) == "keyring"
    assert read_key(places) == made
    assert not places.key.exists()


@pytest.mark.parametrize("backend", [fail.Keyring, Locked])
def test_then_a_file(
    places: KeyPlaces, use_keyring: UseKeyring, make_id: NewId, backend: type[Honest]
) -> None:
    use_keyring(backend())
    made = settle_key(places, HOMES, make_id)
    assert name(places) == "file"
    assert read_key(places) == made == places.key.read_bytes()


def test_a_home_that_is_not_wanted_gets_no_key(
    places: KeyPlaces, use_keyring: UseKeyring, make_id: NewId
) -> None:
    backend = Honest()
    use_keyring(backend)
    settle_key(places, ("file",), make_id)
    assert name(places) == "file"
    assert not backend.kept


def test_without_any_home_there_is_no_key(places: KeyPlaces, make_id: NewId) -> None:
    with pytest.raises(VaultLocked, match="no place for a key"):
        settle_key(places, ("credential",), make_id)


def test_a_key_that_waits_is_used_and_no_second_one_made(
    places: KeyPlaces, use_keyring: UseKeyring, make_id: NewId
) -> None:
    waiting = FileHome(places.key).create()
    use_keyring(Honest())
    assert settle_key(places, HOMES, make_id) == waiting
    assert settle_key(places, HOMES, make_id) == waiting
    assert name(places) == "file"


def test_a_better_home_that_comes_later_changes_nothing(
    places: KeyPlaces, tmp_path: Path, use_keyring: UseKeyring, make_id: NewId
) -> None:
    use_keyring(fail.Keyring())
    made = settle_key(places, HOMES, make_id)
    use_keyring(Honest())
    assert read_key(give_credential(places, tmp_path)) == made


def test_a_key_that_is_gone_is_never_made_anew(
    places: KeyPlaces, use_keyring: UseKeyring, make_id: NewId
) -> None:
    with pytest.raises(VaultLocked, match="Put the key back"):
        read_key(places)
    backend = Honest()
    use_keyring(backend)
    settle_key(places, HOMES, make_id)
    backend.kept.clear()
    with pytest.raises(VaultLocked, match="not in this user's keyring"):
        read_key(places)
    assert not backend.kept
    assert not places.key.exists()


def test_after_a_key_without_a_vault_is_gone_a_new_vault_gets_another(
    places: KeyPlaces, use_keyring: UseKeyring, make_id: NewId
) -> None:
    use_keyring(fail.Keyring())
    first = settle_key(places, HOMES, make_id)
    address = json.loads(places.key_home.read_text())
    places.key.unlink()
    second = settle_key(places, HOMES, make_id)
    assert second != first
    assert read_key(places) == second
    assert json.loads(places.key_home.read_text())["entry"] != address["entry"]


@pytest.mark.parametrize("content", ["", "{}", '{"home": "cloud", "entry": ""}'])
def test_an_address_that_says_nothing_is_refused(places: KeyPlaces, content: str) -> None:
    places.key_home.write_text(content)
    with pytest.raises(VaultLocked, match="says where the vault's key is"):
        read_key(places)


def test_an_address_that_cannot_be_written_is_told(
    places: KeyPlaces, use_keyring: UseKeyring, make_id: NewId, tmp_path: Path
) -> None:
    use_keyring(fail.Keyring())
    elsewhere = places._replace(key_home=tmp_path / "missing" / "key-home")
    with pytest.raises(StorageFailed, match="cannot be written"):
        settle_key(elsewhere, HOMES, make_id)


@pytest.mark.parametrize(
    ("homes", "backend", "expected"),
    [
        (HOMES, Honest, "keyring"),
        (HOMES, Locked, "file"),
        (("file",), Honest, "file"),
    ],
)
def test_a_known_key_is_put_into_the_best_home(
    places: KeyPlaces,
    use_keyring: UseKeyring,
    make_id: NewId,
    homes: tuple[str, ...],
    backend: type[Honest],
    expected: str,
) -> None:
    use_keyring(backend())
    home = put_key(places, homes, make_id, GIVEN)  # type: ignore[arg-type]
    assert home.name == expected
    assert name(places) == expected
    assert read_key(places) == GIVEN
    again = put_key(places, homes, make_id, GIVEN)  # type: ignore[arg-type]
    assert (again.name, again.entry) == (home.name, home.entry)
    with pytest.raises(VaultLocked, match="another key"):
        put_key(places, homes, make_id, bytes(32))  # type: ignore[arg-type]
    assert read_key(places) == GIVEN


def test_a_known_key_takes_the_place_of_one_that_is_gone(
    places: KeyPlaces, use_keyring: UseKeyring, make_id: NewId
) -> None:
    backend = Honest()
    use_keyring(backend)
    settle_key(places, HOMES, make_id)
    backend.kept.clear()
    assert put_key(places, HOMES, make_id, GIVEN).name == "keyring"
    assert read_key(places) == GIVEN
    use_keyring(Locked())
    assert put_key(places, HOMES, make_id, GIVEN).name == "file"
    assert read_key(places) == GIVEN


def test_a_key_that_was_given_is_left_where_it_is(
    places: KeyPlaces, tmp_path: Path, make_id: NewId
) -> None:
    places = give_credential(places, tmp_path)
    assert put_key(places, HOMES, make_id, GIVEN).name == "credential"
    assert name(places) == "credential"
    assert not places.key.exists()


def test_a_key_file_that_others_can_read_is_not_replaced(places: KeyPlaces, make_id: NewId) -> None:
    FileHome(places.key).put(bytes(32))
    places.key.chmod(0o644)
    with pytest.raises(VaultLocked, match="already"):
        put_key(places, HOMES, make_id, GIVEN)
    assert places.key.read_bytes() == bytes(32)


def test_the_credentials_are_where_systemd_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    assert find_credentials() is None
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", "/run/credentials/kiosk.service")
    assert find_credentials() == Path("/run/credentials/kiosk.service")
