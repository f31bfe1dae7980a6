"""What lies in the checkout, and what no file in it may say."""

import os
import re
import tomllib

import pytest

from tests.house.checkout import ROOT, list_files, read_text

TOP = {"Makefile", "LICENSE", "README.md", "forms", "kiosk", "main.py", "pyproject.toml"}
TOP |= {"resources", "tests"}

REGISTRY_HOSTS = ("pypi", "pythonhosted", "npmjs", "registry", "deb")
ADDRESS = re.compile(rf"https?://[^\s/]*\b(?:{'|'.join(REGISTRY_HOSTS)})\b", re.IGNORECASE)
OPTION = re.compile(r"--(?:extra-)?index-url[ =]\S*:|--find-links[ =]\S")
MACHINE_PATH = re.compile(r"(?<![\w.~}])/(?:work|tmp|root|home|Users)/\w")


def test_only_the_house_stands_at_the_top() -> None:
    top = {name.split("/")[0] for name in list_files()}
    assert {entry for entry in top if not entry.startswith(".")} <= TOP
    assert {"Makefile", "LICENSE", "kiosk", "resources", "tests"} <= top


@pytest.mark.parametrize("rule", [ADDRESS, OPTION, MACHINE_PATH], ids=lambda rule: rule.pattern)
def test_no_file_names_a_registry_or_a_machine(rule: re.Pattern[str]) -> None:
    texts = {name: text for name in list_files() if (text := read_text(name)) is not None}
    assert "resources/requirements.lock" in texts
    assert len(texts) > 50
    found = {name: match.group() for name, text in texts.items() if (match := rule.search(text))}
    assert not found


def test_the_rules_know_what_they_look_for() -> None:
    slash, space = "/", " "
    assert ADDRESS.search(f"see https:{slash}/files.pythonhosted.org/x")
    assert OPTION.search(f"--find-links{space}wheels")
    assert MACHINE_PATH.search(f"python {slash}home/someone/kiosk/main.py")
    assert not MACHINE_PATH.search("resources/home/picture.svg")


def test_ci_runs_the_command_of_the_readme() -> None:
    script = ROOT / ".ci" / "run"
    assert script.read_text(encoding="utf-8").rstrip().endswith("\nexec make test")
    assert os.access(script, os.X_OK)


def test_each_dependency_says_what_it_is_for() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text.split("\ndependencies = [\n")[1].split("\n]")[0].splitlines()
    assert len(block) == len(tomllib.loads(text)["project"]["dependencies"])
    assert [line for line in block if not re.search(r'",\s+# \w', line)] == []


def read_pins(name: str) -> dict[str, str]:
    text = (ROOT / "resources" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def test_the_tests_run_against_the_pins_of_the_kiosk() -> None:
    pins = read_pins("requirements.lock")
    assert pins["pyside6-essentials"] == "6.11.3"
    assert pins.items() <= read_pins("requirements-test.lock").items()


def test_no_page_reaches_for_the_network() -> None:
    pages = [name for name in list_files() if name.endswith(".qml")]
    assert pages
    reach = re.compile(r"XMLHttpRequest|WebSocket|import QtWeb|https?://|Qt\.openUrlExternally")
    assert [name for name in pages if reach.search(read_text(name) or "")] == []
