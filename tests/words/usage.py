"""Where the interface's words are said: a scan of the Python and QML sources."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path

_QML_DOT = re.compile(r"\bWords\.say\.(\w+)")
_QML_BRACKET = re.compile(r"\bWords\.say\[([^\]]*)\]")


@dataclass
class Usage:
    """The words that the sources name."""

    said: set[str] = field(default_factory=set)
    """Keys said outright."""
    built: set[str] = field(default_factory=set)
    """Keys built from pieces, `*` for each piece that is not fixed."""
    strings: set[str] = field(default_factory=set)
    """Every other string: keys may be kept in a table or a choice."""


def read_python(folder: Path) -> Usage:
    """Return what the Python files in `folder` say."""
    usage = Usage()
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            _read_node(node, usage)
    return usage


def read_qml(folder: Path) -> Usage:
    """Return what the QML files in `folder` say."""
    usage = Usage()
    for path in sorted(folder.rglob("*.qml")):
        text = path.read_text(encoding="utf-8")
        usage.said |= set(_QML_DOT.findall(text))
        for inside in _QML_BRACKET.findall(text):
            pieces = [_qml_piece(piece.strip()) for piece in inside.split("+")]
            (usage.said if "*" not in pieces else usage.built).add("".join(pieces))
        usage.strings |= set(re.findall(r'"([^"\n]*)"', text))
    return usage


def _qml_piece(piece: str) -> str:
    return piece[1:-1] if piece.startswith('"') else "*"


def _read_node(node: ast.AST, usage: Usage) -> None:
    match node:
        case ast.Call(func=ast.Attribute(attr="say"), args=[ast.Constant(value=str(key)), *_]):
            usage.said.add(key)
        case ast.Call(func=ast.Attribute(attr="say"), args=[ast.JoinedStr(values=values), *_]):
            usage.built.add("".join(_python_piece(value) for value in values))
        case ast.FunctionDef(name="key", body=[*_, ast.Return(value=ast.JoinedStr(values=values))]):
            usage.built.add("".join(_python_piece(value) for value in values))
        case ast.Constant(value=str(text)):
            usage.strings.add(text)


def _python_piece(value: ast.expr) -> str:
    return str(value.value) if isinstance(value, ast.Constant) else "*"
