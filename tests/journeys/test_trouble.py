"""The disk refuses while a patient holds the tablet: staff are called, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.app.finger import Finger
from kiosk.app.window import KioskWindow
from kiosk.errors import StorageFailed
from kiosk.intake.equipment import Equipment
from kiosk.store.vault import Vault
from tests.crash.faults import KINDS, Disk, breakable_disk
from tests.intake.clinic import MovingClock, open_clinic
from tests.journeys.script import Given, derive_deed, derive_script, play
from tests.journeys.test_pages_of_a_visit import PX_PER_MM, require_inside, require_unclipped
from tests.journeys.window_stage import STILL_MS, WindowStage

FULL = KINDS[0]
SENTENCE = ("Please hand the tablet to staff", "What you entered is still on this tablet.")
TO = "desk | hand-over | language\nlanguage | plainly | {}"
LOOKS = (((1280, 800), 200), ((800, 1280), 200), ((1280, 800), 100))


@pytest.fixture(scope="module")
def disk() -> Iterator[Disk]:
    with breakable_disk() as made:
        yield made


@pytest.fixture(scope="module")
def clinic(
    disk: Disk, clock: MovingClock, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Equipment]:
    with open_clinic(tmp_path_factory.mktemp("clinic"), clock) as made:
        yield made


@pytest.fixture
def finger(window: KioskWindow, disk: Disk) -> Iterator[Finger]:
    yield Finger(window.root, STILL_MS)
    disk.mend()
    window.kiosk.endVisit()


def come_to(page: str, window: KioskWindow, clinic: Equipment) -> WindowStage:
    stage = WindowStage(window, clinic, Given())
    play(derive_script(page, TO.format(page)), stage)
    stage.reach_end()
    return stage


def told(finger: Finger) -> str:
    return " ".join(str(item.property("text") or "") for item in finger.items())


def require_trouble(finger: Finger) -> None:
    finger.find("retry")
    assert all(words in told(finger) for words in SENTENCE)


@pytest.mark.parametrize(
    ("page", "deed"),
    [("needles", "choose a-lot"), ("matters", 'write "piano"'), ("fee", 'question "why"')],
)
def test_what_was_entered_is_kept_once_the_disk_works(
    page: str, deed: str, window: KioskWindow, clinic: Equipment, disk: Disk, finger: Finger
) -> None:
    stage = come_to(page, window, clinic)
    before = stage.session.state
    disk.break_at(1, FULL)
    if page == "matters":
        window.kiosk.visit_model.write("piano")
    else:
        stage.do(derive_deed(deed))
    require_trouble(finger)
    finger.tap("retry")
    require_trouble(finger)
    assert stage.session.state is before
    assert window.kiosk.current_room == "visit"
    disk.mend()
    finger.tap("retry")
    finger.wait(lambda: finger.seek("retry") is None, "the page again")
    state = stage.session.state
    assert page in state.answers or [question.text for question in state.questions] == ["why"]
    assert state.page_id == page
    assert clinic.vault.drafts()[0].flags


@pytest.mark.parametrize("way", ["pause", "decline", "paper"])
def test_leaving_can_be_tapped_again(
    way: str, window: KioskWindow, clinic: Equipment, disk: Disk, finger: Finger
) -> None:
    stage = come_to("needles", window, clinic)
    disk.break_at(1, FULL)
    stage._unfold()
    finger.tap(way)
    finger.tap("leave-yes")
    require_trouble(finger)
    disk.mend()
    finger.tap("retry")
    finger.wait(lambda: finger.seek("retry") is None, "the page again")
    assert window.kiosk.current_room == "visit"
    stage.do(derive_deed(way))
    assert window.kiosk.current_room == "ended"


def test_a_disk_that_fails_after_the_commit_leads_to_done_once_it_works(
    window: KioskWindow, clinic: Equipment, disk: Disk, finger: Finger
) -> None:
    stage = come_to("signature", window, clinic)
    stage.do(derive_deed("draw"))
    disk.break_at(1, FULL, "PRAGMA WAL_CHECKPOINT")
    finger.tap("step")
    require_trouble(finger)
    assert clinic.vault.record(stage.visit_id) is not None
    finger.tap("retry")
    require_trouble(finger)
    assert window.kiosk.current_room == "visit"
    disk.mend()
    finger.tap("retry")
    finger.find("hand-back")
    assert window.kiosk.current_room == "ended"
    assert finger.seek("retry") is None
    assert clinic.vault.chain_place(stage.visit_id) is not None


def test_a_disk_that_cannot_be_read_does_not_keep_the_kiosk_from_forgetting(
    window: KioskWindow,
    clinic: Equipment,
    finger: Finger,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stage = come_to("needles", window, clinic)
    stage.do(derive_deed("decline"))

    def refuse(_: Vault) -> None:
        raise StorageFailed("It cannot be read.")

    with monkeypatch.context() as faulty:
        faulty.setattr(Vault, "settings", refuse)
        with pytest.raises(StorageFailed):
            window.kiosk.endVisit()
    assert window.kiosk.current_room == "staff"
    assert window.kiosk.visit_model.props.title == ""


@pytest.mark.parametrize(("size", "percent"), LOOKS)
def test_the_sentence_fits_any_look(
    size: tuple[int, int],
    percent: int,
    window: KioskWindow,
    clinic: Equipment,
    disk: Disk,
    finger: Finger,
) -> None:
    window.show(size)
    window.kiosk.read_as(
        text_percent=percent, theme="light", reduced_motion=True, px_per_mm=PX_PER_MM
    )
    stage = come_to("needles", window, clinic)
    disk.break_at(1, FULL)
    stage.do(derive_deed("choose a-lot"))
    require_trouble(finger)
    finger.wait_still()
    require_inside(finger.find("retry"), size, "trouble")
    require_unclipped(finger, size, "trouble")
    window.kiosk.read_as(text_percent=100, theme="light", reduced_motion=True)
    window.show((1280, 800))
