"""The recovery sheet at the staff's side: written down, typed back, forgotten."""

from __future__ import annotations

import gc
import shutil

import pytest

from kiosk.desk.recovery import CHECK_WORD, Recovery
from kiosk.errors import StorageFailed
from kiosk.screens.staff_recovery_props import RecoveryProps
from tests.screens.staff_stage import PIN, Clinic, StaffStage
from tests.screens.staff_ways import to_kept_desk, to_new_sheet, to_not_saved


def test_set_up_leads_to_the_phrase_and_one_tap_leads_on(clinic: Clinic) -> None:
    clinic.begin()
    model = clinic.staff.recovery_model
    assert clinic.room == "recovery"
    assert len(model.props.phrase) == 12
    assert not model.props.again_line
    assert not list(clinic.exports.iterdir())
    model.postpone()
    assert clinic.room == "welcome"
    assert model.props == RecoveryProps()
    clinic.log_in()
    assert clinic.staff.care_model.props.sheet_line
    assert clinic.vault.sheet_made() is None


def test_only_words_typed_back_put_the_sheet_on_record(clinic: Clinic) -> None:
    clinic.begin()
    model = clinic.staff.recovery_model
    model.goOn()
    assert clinic.room == "typing-back"
    assert model.props.phrase == ()
    (path,) = clinic.exports.iterdir()
    assert str(path) in model.props.saved_line
    model.finish()
    assert all(model.props.problems.values())
    right = clinic.secrets
    for field, word in right.items():
        model.write(field, "zoo" if field == CHECK_WORD else word)
    if right[CHECK_WORD] != "zoo":
        model.finish()
        assert {name for name, text in model.props.problems.items() if text} == {CHECK_WORD}
    assert clinic.vault.sheet_made() is None
    model.write(CHECK_WORD, right[CHECK_WORD].upper()[:4])
    model.finish()
    assert clinic.room == "welcome"
    assert clinic.vault.sheet_made() is not None
    assert model.props == RecoveryProps()


def test_the_words_can_be_shown_again(clinic: Clinic) -> None:
    clinic.begin()
    model = clinic.staff.recovery_model
    phrase = model.props.phrase
    model.goOn()
    asked = model.props.asked
    model.write(CHECK_WORD, "zoo")
    model.showAgain()
    assert clinic.room == "recovery"
    assert model.props.phrase == phrase
    assert model.props.entries == {}
    model.goOn()
    assert model.props.asked == asked
    assert model.props.entries[CHECK_WORD] == ""
    assert len(list(clinic.exports.iterdir())) == 1


def test_the_phrase_is_forgotten(clinic: Clinic) -> None:
    clinic.begin()
    clinic.make_sheet()
    gc.collect()
    assert not [one for one in gc.get_objects() if isinstance(one, Recovery)]
    assert clinic.staff.recovery_model._phrase == ()


def test_locking_forgets_the_phrase_too(clinic: Clinic) -> None:
    to_new_sheet(clinic)
    assert clinic.staff.recovery_model.props.phrase
    clinic.staff.return_to_welcome()
    assert clinic.staff.recovery_model.props == RecoveryProps()
    assert clinic.staff.recovery_model._recovery is None


def test_a_sheet_that_cannot_be_saved_says_so_and_is_tried_again(clinic: Clinic) -> None:
    to_not_saved(clinic)
    model = clinic.staff.recovery_model
    assert "could not be saved" in model.props.not_saved
    assert not model.props.saved_line
    clinic.exports.unlink()
    model.save()
    assert model.props.saved_line
    assert not model.props.not_saved


def test_a_full_disk_keeps_the_page_and_it_can_be_tried_again(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic.begin()
    with monkeypatch.context() as patch:

        def refuse(*_: object) -> None:
            raise StorageFailed("The disk is full.")

        patch.setattr(clinic.vault, "append", refuse)
        clinic.make_sheet()
        assert clinic.staff.trouble_text == "The disk is full."
        assert clinic.room == "typing-back"
    clinic.staff.recovery_model.finish()
    assert clinic.room == "welcome"


def test_a_key_that_is_gone_is_told(clinic: Clinic) -> None:
    clinic.begin()
    (clinic.exports.parent / "vault.key").unlink()
    clinic.staff.recovery_model.goOn()
    assert "no such file" in clinic.staff.trouble_text
    assert clinic.room == "recovery"
    clinic.staff.recovery_model.finish()
    assert clinic.vault.sheet_made() is None


def test_a_new_sheet_needs_the_pin_and_says_what_becomes_of_the_old(clinic: Clinic) -> None:
    to_kept_desk(clinic)
    first = clinic.vault.sheet_made()
    assert clinic.staff.care_model.props.sheet_made_line
    clinic.staff.care_model.makeSheet()
    assert clinic.room == "pin"
    assert not clinic.staff.recovery_model.props.phrase
    clinic.staff.pin_model.leave()
    assert clinic.room == "desk"
    clinic.staff.care_model.makeSheet()
    clinic.log_in_here()
    assert clinic.room == "recovery"
    assert "Earlier sheets" in clinic.staff.recovery_model.props.again_line
    clinic.make_sheet()
    assert clinic.room == "desk"
    assert (clinic.vault.sheet_made() or "") > (first or "")


def test_the_pin_opens_the_desk_again_after_a_sheet_that_was_not_made(clinic: Clinic) -> None:
    to_kept_desk(clinic)
    clinic.staff.care_model.makeSheet()
    clinic.staff.return_to_welcome()
    clinic.log_in()
    assert clinic.room == "desk"


def test_nobody_gets_from_the_phrase_to_the_desk(clinic: Clinic) -> None:
    clinic.begin()
    clinic.staff.backToDesk()
    assert clinic.room == "recovery"
    clinic.staff.recovery_model.goOn()
    clinic.staff.backToDesk()
    assert clinic.room == "typing-back"


def test_the_bare_key_is_told_until_the_disk_is_confirmed(clinic: Clinic) -> None:
    assert clinic.staff.care_model.props.key_line
    clinic.to_desk()
    care = clinic.staff.care_model
    care.askDisk()
    assert clinic.room == "disk"
    care.leave()
    assert clinic.room == "desk"
    assert care.props.key_line
    care.askDisk()
    care.confirmDisk()
    assert clinic.room == "desk"
    assert not care.props.key_line
    assert clinic.vault.confirmed_home() == "E1"


def test_the_whole_way_by_touch_leaves_no_word_to_hear(stage: StaffStage) -> None:
    finger, clinic = stage.finger, stage.clinic
    clinic.begin()
    finger.wait_still()
    phrase = [one["spoken"] for one in clinic.staff.recovery_model.props.phrase]
    assert set(phrase) <= stage.names()
    finger.tap("recovery-go")
    finger.wait_still()
    assert not set(phrase) & stage.names()
    for field, word in clinic.secrets.items():
        finger.tap(f"typing-{field}")
        finger.type_text(word[:4])
    while finger.seek("key-done") is not None:
        finger.tap("key-done")
        finger.wait_still()
    if clinic.room == "typing-back":
        finger.tap("typing-done")
    finger.wait(lambda: clinic.room == "welcome", "the welcome page")
    assert not set(phrase) & stage.names()
    assert clinic.vault.sheet_made() is not None


def test_the_desk_leads_to_what_is_to_be_seen_to(stage: StaffStage) -> None:
    finger, clinic = stage.finger, stage.clinic
    clinic.to_desk()
    finger.tap("care-key")
    finger.tap("disk-yes")
    finger.wait(lambda: finger.seek("care-key") is None, "the line to go")
    finger.tap("care-sheet")
    for figure in PIN:
        finger.tap(f"pin-{figure}")
    finger.tap("pin-enter")
    finger.tap("recovery-go")
    finger.tap("typing-again")
    finger.tap("recovery-later")
    finger.wait(lambda: clinic.room == "desk", "the board")
    shutil.rmtree(clinic.exports)
    assert finger.find("care-sheet")
