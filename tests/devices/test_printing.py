from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.devices.printing import NotPrinted, Patience, Printed, SystemPrinter
from tests.devices.cups import CannotServe, PrintService, serve

CONTENT = b"%PDF-1.7\n" + random.Random(5).randbytes(300_000)
TITLE = "consent-ABCD-EFGH"
HOSTILE = ("-d Other; touch x", "$(touch x) `touch x`", "a'b\"c\\", "--", "%s x", "|x > x")
IMPATIENT = Patience(answer_s=1, hand_over_s=1, watch_s=1)
LPSTAT = """
case "$1" in
  -r) echo scheduler is running ;;
  -d) echo system default destination: Hall/draft ;;
  -pHall) echo printer Hall is idle.  enabled since Monday ;;
  -oHall) echo ;;
esac
"""
LP = "echo 'request id is Hall-7 (0 file(s))'"
ServiceOf = Callable[[], PrintService]


@pytest.fixture(scope="module")
def running() -> Iterator[PrintService]:
    try:
        with serve() as service:
            yield service
    except CannotServe as reason:
        pytest.skip(f"No print service can be run on this machine: {reason}")


@pytest.fixture
def service(
    running: PrintService, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[PrintService]:
    """The service, without a printer, as the one that this process finds."""
    monkeypatch.setenv("CUPS_SERVER", str(running.socket))
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    for name in ("LPDEST", "PRINTER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    yield running
    running.clear()


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Path]:
    """Make programs of these names the only ones there are; each is a shell script."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def make(**scripts: str) -> Path:
        for name, script in scripts.items():
            path = folder / name
            path.write_text(f"#!/bin/sh\n{script}\n")
            path.chmod(0o700)
        return folder

    return make


def settle(look: Callable[[], bool]) -> None:
    for _ in range(100):
        if look():
            return
        time.sleep(0.05)
    pytest.fail("it does not settle")


# A real print service


def test_the_printer_gets_the_very_bytes_and_nothing_stays(
    service: PrintService, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    out = service.add("Hall")
    outcome = SystemPrinter().print_pdf(CONTENT, TITLE)
    assert isinstance(outcome, Printed)
    assert outcome.printer == "Hall"
    number = outcome.job.removeprefix("Hall-")
    assert (out / f"{number}.pdf").read_bytes() == CONTENT
    assert (out / f"{number}.title").read_text() == TITLE
    settle(lambda: service.spooled() == [])
    assert list(temporary.iterdir()) == []


def test_without_a_default_printer_nothing_is_handed_over(service: PrintService) -> None:
    assert SystemPrinter().print_pdf(CONTENT, TITLE) == NotPrinted("no-printer")
    out = service.add("Hall", default=False)
    assert SystemPrinter().print_pdf(CONTENT, TITLE) == NotPrinted("no-printer")
    assert list(out.iterdir()) == []
    assert service.spooled() == []


def test_a_stopped_printer_keeps_nothing_for_later(service: PrintService) -> None:
    out = service.add("Hall")
    service.run("cupsdisable", "Hall")
    assert SystemPrinter().print_pdf(CONTENT, TITLE) == NotPrinted("stopped")
    service.run("cupsenable", "Hall")
    assert service.spooled() == []
    assert list(out.iterdir()) == []


def test_a_job_is_taken_back_from_a_printer_that_stops_over_it(service: PrintService) -> None:
    out = service.add("Hall")
    (out / "broken").touch()
    assert SystemPrinter().print_pdf(CONTENT, TITLE) == NotPrinted("stopped")
    assert service.run("lpstat", "-o") == ""
    settle(lambda: service.spooled() == [])


def test_a_printer_that_takes_no_jobs_refuses(service: PrintService) -> None:
    service.add("Hall")
    service.run("cupsreject", "Hall")
    assert SystemPrinter().print_pdf(CONTENT, TITLE) == NotPrinted("refused")
    assert service.spooled() == []


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_is_a_title(service: PrintService, title: str) -> None:
    out = service.add("Hall")
    outcome = SystemPrinter().print_pdf(CONTENT, title)
    assert isinstance(outcome, Printed)
    (path,) = out.glob("*.title")
    assert path.read_text() == title
    assert {path.suffix for path in out.iterdir()} == {".pdf", ".title"}


def test_a_service_that_is_not_running_is_none(
    service: PrintService, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nowhere.sock"))
    assert SystemPrinter().print_pdf(CONTENT, TITLE) == NotPrinted("no-service")


# Programs that only say what the service's own would


def test_without_programs_there_is_no_service(
    monkeypatch: pytest.MonkeyPatch, programs: Callable[..., Path]
) -> None:
    assert SystemPrinter().print_pdf(CONTENT, TITLE) == NotPrinted("no-service")
    programs(lpstat=LPSTAT)
    assert SystemPrinter().print_pdf(CONTENT, TITLE) == NotPrinted("no-service")
    monkeypatch.setenv("PATH", "")
    assert SystemPrinter().print_pdf(CONTENT, TITLE) == NotPrinted("no-service")


def test_a_program_that_cannot_be_run_is_no_service(programs: Callable[..., Path]) -> None:
    (programs(lpstat=LPSTAT) / "lpstat").write_text("#!/nowhere\n")
    assert SystemPrinter().print_pdf(CONTENT, TITLE) == NotPrinted("no-service")


def test_the_hand_over_is_by_words_and_standard_input(
    programs: Callable[..., Path], tmp_path: Path
) -> None:
    kept, words = tmp_path / "kept.pdf", tmp_path / "words"
    script = f"""printf '%s\\n' "$@" "$LC_ALL" > {words}\n/bin/cat > {kept}\n{LP}"""
    programs(lpstat=LPSTAT, lp=script)
    for title in HOSTILE:
        outcome = SystemPrinter().print_pdf(CONTENT, title)
        assert outcome == Printed("Hall/draft", "Hall-7")
        assert kept.read_bytes() == CONTENT
        said = ["-d", "Hall/draft", "-t", title, "-o", "document-format=application/pdf", "C"]
        assert words.read_text().splitlines() == said


@pytest.mark.parametrize(
    ("lpstat", "lp"),
    [("exec /bin/sleep 60", LP), (LPSTAT, "exec /bin/sleep 60")],
)
def test_a_service_that_says_nothing_is_given_up(
    programs: Callable[..., Path], lpstat: str, lp: str
) -> None:
    programs(lpstat=lpstat, lp=lp)
    began = time.monotonic()
    assert SystemPrinter(IMPATIENT).print_pdf(CONTENT, TITLE) == NotPrinted("timed-out")
    assert time.monotonic() - began < 10


def test_a_service_that_falls_silent_once_it_took_the_job_has_taken_it(
    programs: Callable[..., Path],
) -> None:
    silent = LPSTAT.replace("echo ;;", "exec /bin/sleep 60 ;;")
    programs(lpstat=silent, lp=LP)
    outcome = SystemPrinter(IMPATIENT).print_pdf(CONTENT, TITLE)
    assert outcome == Printed("Hall/draft", "Hall-7")


def test_a_slow_printer_is_not_waited_for(programs: Callable[..., Path]) -> None:
    slow = LPSTAT.replace("echo ;;", "echo Hall-7 kiosk 1024 Monday ;;")
    programs(lpstat=slow, lp=LP)
    outcome = SystemPrinter(IMPATIENT).print_pdf(CONTENT, TITLE)
    assert outcome == Printed("Hall/draft", "Hall-7")


def test_a_default_printer_that_is_gone_is_none(programs: Callable[..., Path]) -> None:
    gone = LPSTAT.replace("echo printer Hall is idle.  enabled since Monday", "exit 1")
    programs(lpstat=gone, lp=LP)
    assert SystemPrinter().print_pdf(CONTENT, TITLE) == NotPrinted("no-printer")


def test_a_service_that_does_not_name_the_job_has_not_taken_it(
    programs: Callable[..., Path],
) -> None:
    programs(lpstat=LPSTAT, lp="echo fine")
    assert SystemPrinter().print_pdf(CONTENT, TITLE) == NotPrinted("refused")


def test_a_finished_job_that_cannot_be_taken_back_is_printed(
    programs: Callable[..., Path], tmp_path: Path
) -> None:
    """A printer that is stopped just as the job ends."""
    asked = tmp_path / "asked"
    lpstat = f"""
case "$1" in
  -pHall) [ -e {asked} ] && echo "printer Hall disabled since Monday -" ; : > {asked} ;;
  -oHall) [ -e {asked}.cancel ] || echo Hall-7 kiosk 1024 Monday ;;
  *) {LPSTAT} ;;
esac
"""
    programs(lpstat=lpstat, lp=LP, cancel=f": > {asked}.cancel; exit 1")
    outcome = SystemPrinter(IMPATIENT).print_pdf(CONTENT, TITLE)
    assert outcome == Printed("Hall/draft", "Hall-7")
