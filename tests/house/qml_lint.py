"""Checks the QML against the Python types it uses.

Writes the type information of the Python classes that QML sees into `.build/qml`, read from Qt's
own meta-objects, then runs qmllint over every QML file. Nothing here starts a window.
"""

from __future__ import annotations

import ast
import importlib
import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import PySide6
from PySide6.QtCore import QMetaMethod, QMetaObject, QMetaProperty, QObject

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / ".build" / "qml"
QML = ROOT / "resources" / "qml"
SCREENS = ROOT / "kiosk" / "screens"
MODULE = "Kiosk.Screens"

QT = Path(PySide6.__file__).parent
QT_TYPES = ("core", "gui", "qml", "quick")
RAISED = ("unused-imports", "multiline-strings")
"""What qmllint by itself only mentions."""

CLASS_INFO = {
    "QmlElement": ("QML.Element", "auto"),
    "QmlAnonymous": ("QML.Element", "anonymous"),
    "QmlSingleton": ("QML.Singleton", "true"),
    "QmlUncreatable": ("QML.Creatable", "false"),
}

Json = dict[str, Any]


def find_modules(folder: Path, package: str) -> list[ModuleType]:
    """Import the modules in `folder` that declare types to QML."""
    return [
        importlib.import_module(f"{package}.{path.stem}")
        for path in sorted(folder.glob("*.py"))
        if "QML_IMPORT_NAME" in path.read_text(encoding="utf-8")
    ]


def describe_module(module: ModuleType) -> Json:
    """Describe the QObject classes of `module` as Qt's own compiler would."""
    if module.QML_IMPORT_NAME != MODULE:
        raise SystemExit(f"{module.__name__} must declare its types in {MODULE}.")
    decorators = read_decorators(Path(str(module.__file__)))
    classes = [
        describe_class(value, decorators.get(name, []))
        for name, value in vars(module).items()
        if isinstance(value, type)
        and issubclass(value, QObject)
        and value.__module__ == module.__name__
    ]
    return {
        "classes": classes,
        "inputFile": Path(str(module.__file__)).name,
        "outputRevision": 68,
    }


def read_decorators(path: Path) -> dict[str, list[str]]:
    """Return the names of each class's decorators; Qt keeps them where Python cannot read."""
    found: dict[str, list[str]] = {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            calls = [d.func if isinstance(d, ast.Call) else d for d in node.decorator_list]
            found[node.name] = [d.id for d in calls if isinstance(d, ast.Name)]
    return found


def describe_class(cls: type[QObject], decorators: Iterable[str]) -> Json:
    """Describe one class: its parent, and what it adds to it."""
    meta: QMetaObject = cls.staticMetaObject  # type: ignore[attr-defined]  # not in the stubs
    parent = meta.superClass()
    infos = [CLASS_INFO[name] for name in decorators if name in CLASS_INFO]
    methods = [meta.method(i) for i in range(meta.methodOffset(), meta.methodCount())]
    return {
        "className": meta.className(),
        "qualifiedClassName": meta.className(),
        "object": True,
        "superClasses": [{"access": "public", "name": parent.className()}] if parent else [],
        "classInfos": [{"name": name, "value": value} for name, value in infos],
        "properties": [
            describe_property(meta.property(i), i - meta.propertyOffset())
            for i in range(meta.propertyOffset(), meta.propertyCount())
        ],
        "signals": [
            describe_method(m) for m in methods if m.methodType() == QMetaMethod.MethodType.Signal
        ],
        "slots": [
            describe_method(m) for m in methods if m.methodType() == QMetaMethod.MethodType.Slot
        ],
        "enums": describe_enums(meta),
    }


def describe_property(prop: QMetaProperty, index: int) -> Json:
    """Describe one property; a missing key means no."""
    name = prop.name()
    entry: Json = {"name": name, "type": prop.typeName(), "index": index, "read": name}
    if prop.isWritable():
        entry["write"] = name
    if prop.hasNotifySignal():
        entry["notify"] = bytes(prop.notifySignal().name().data()).decode()
    for key, holds in (
        ("constant", prop.isConstant()),
        ("final", prop.isFinal()),
        ("required", prop.isRequired()),
    ):
        if holds:
            entry[key] = True
    return entry


def describe_method(method: QMetaMethod) -> Json:
    """Describe one signal or slot; a nameless argument gets a number."""
    names = [bytes(name.data()).decode() for name in method.parameterNames()]
    types = [bytes(kind.data()).decode() for kind in method.parameterTypes()]
    return {
        "access": "public",
        "name": bytes(method.name().data()).decode(),
        "arguments": [
            {"name": name or f"a{i}", "type": kind}
            for i, (name, kind) in enumerate(zip(names, types, strict=True), start=1)
        ],
        "returnType": method.typeName(),
    }


def describe_enums(meta: QMetaObject) -> list[Json]:
    """Describe the enumerations that a class offers."""
    enums = [meta.enumerator(i) for i in range(meta.enumeratorOffset(), meta.enumeratorCount())]
    return [
        {
            "name": enum.name(),
            "isClass": enum.isScoped(),
            "isFlag": enum.isFlag(),
            "values": [enum.key(i) for i in range(enum.keyCount())],
        }
        for enum in enums
    ]


def write_type_information(modules: Sequence[ModuleType], build: Path) -> None:
    """Write the QML module that stands for the Python `modules` below `build`."""
    folder = build.joinpath(*MODULE.split("."))
    folder.mkdir(parents=True, exist_ok=True)
    metatypes = folder / "metatypes.json"
    metatypes.write_text(json.dumps([describe_module(m) for m in modules]), encoding="utf-8")
    foreign = [str(QT / "Qt" / "metatypes" / f"qt6{name}_metatypes.json") for name in QT_TYPES]
    registrar = [
        *("--import-name", MODULE, "--major-version", "1", "--minor-version", "0"),
        *("--generate-qmltypes", str(folder / "screens.qmltypes")),
        *("--foreign-types", ",".join(foreign), "-o", str(folder / "registration.cpp")),
        str(metatypes),
    ]
    subprocess.run([find_tool("qmltyperegistrar"), *registrar], check=True)
    (folder / "qmldir").write_text(
        f"module {MODULE}\ntypeinfo screens.qmltypes\ndepends QtQuick\n", encoding="utf-8"
    )


def find_tool(name: str) -> str:
    """Return the path of one of Qt's own programs, whose folder differs by platform."""
    for folder in (QT, QT / "Qt" / "libexec"):
        for path in (folder / name, folder / f"{name}.exe"):
            if path.is_file():
                return str(path)
    raise SystemExit(f"{name} is missing from PySide6.")


def check_files(files: Sequence[Path], build: Path) -> subprocess.CompletedProcess[str]:
    """Run qmllint over `files`; any warning fails."""
    options = ["--ignore-settings", "--max-warnings", "0", "-I", str(build), "-I", str(QML)]
    for category in RAISED:
        options += [f"--{category}", "warning"]
    command = [find_tool("qmllint"), *options, *map(str, files)]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def main() -> int:
    """Check every QML file of the project."""
    modules = find_modules(SCREENS, "kiosk.screens")
    files = sorted(QML.rglob("*.qml"))
    if not modules or not files:
        print(f"Found {len(modules)} Python modules for QML and {len(files)} QML files.")
        return 1
    write_type_information(modules, BUILD)
    result = check_files(files, BUILD)
    print(result.stdout + result.stderr, end="")
    print(f"qmllint: {len(files)} files against {len(modules)} Python modules")
    return result.returncode


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
