"""JSON or YAML in code of a page → data, with the line of each key."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

_LONGEST = 1 << 18
_MOST = 20_000
"""Values of one block; aliases count as often as they stand for something."""
_DEEPEST = 60
_WHOLE = re.compile(r"[-+]?\d{1,18}\Z")
_DECIMAL = re.compile(r"[-+]?(?:\d+\.\d*|\.\d+|\d+)(?:[eE][-+]?\d{1,3})?\Z")
_OPENS_OR_ENDS = re.compile(r"[\[{\]}]")
_NESTED = re.compile(r"(?:[-?:][ \t]+){30}|^[ \t]{400}", re.M)
"""Lists in lists on one line, or what is indented by more than any schema."""
_CONSTANTS = {"true": True, "false": False, "null": None, "~": None, "": None}
_SafeYaml: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader

DataPath = tuple[str, ...]


@dataclass(slots=True)
class CodeData:
    """What a block of code says, where it is JSON or YAML."""

    value: Any
    lines: dict[DataPath, int] = field(default_factory=dict[DataPath, int])
    """The line of each key, counted from 0; elements of lists go by their index."""

    def line(self, path: DataPath) -> int:
        """The line of the key at `path`, or of the nearest one above it."""
        return next(
            (self.lines[path[:at]] for at in range(len(path), 0, -1) if path[:at] in self.lines), 0
        )


def data_of(text: str) -> CodeData | None:
    """The object that `text` writes as JSON or YAML, or None."""
    if len(text) > _LONGEST or _is_deep(text):
        return None
    try:
        node = yaml.compose(text, Loader=_SafeYaml)
        made = CodeData(None)
        made.value = _DataWalk(made.lines).value(node, (), 0)
    except (yaml.YAMLError, _TooMuch, ValueError, RecursionError):
        return None
    return made if isinstance(made.value, dict) else None


def _is_deep(text: str) -> bool:
    """Whether values are nested deeper than any schema. libyaml follows them without a limit of its own."""
    depth = most = 0
    for mark in _OPENS_OR_ENDS.findall(text):
        depth = depth + 1 if mark in "[{" else max(0, depth - 1)
        most = max(most, depth)
    return most > _DEEPEST or bool(_NESTED.search(text))


class _TooMuch(Exception):
    """More values than any schema has."""


class _DataWalk:
    def __init__(self, lines: dict[DataPath, int]) -> None:
        self.lines = lines
        self.count = 0

    def value(self, node: Any, path: DataPath, depth: int) -> Any:
        """The value of a node."""
        self.count += 1
        if self.count > _MOST or depth > _DEEPEST:
            raise _TooMuch
        if isinstance(node, yaml.MappingNode):
            found: dict[str, Any] = {}
            for key, child in node.value:
                name = str(getattr(key, "value", ""))
                self.lines[*path, name] = key.start_mark.line
                found[name] = self.value(child, (*path, name), depth + 1)
            return found
        if isinstance(node, yaml.SequenceNode):
            return [
                self._element(child, (*path, str(index)), depth)
                for index, child in enumerate(node.value)
            ]
        return None if node is None else _scalar(node)

    def _element(self, node: Any, path: DataPath, depth: int) -> Any:
        self.lines[path] = node.start_mark.line
        return self.value(node, path, depth + 1)


def _scalar(node: Any) -> Any:
    """The value of a scalar: texts are what JSON has no other word for."""
    text = str(node.value)
    if node.style:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _WHOLE.match(text):
        return int(text)
    return float(text) if _DECIMAL.match(text) else text
