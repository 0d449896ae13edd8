"""The signed tables: what a person read on the pages, a fact a line.

``name = value``, the name being the fact's path in its spec file and the value JSON. A line without
a value stands for own words of the project (the reason of an inference): that they are there is
signed, how they are worded is not. Summaries, descriptions of arguments, titles of sources and the
prompts of examples are own words throughout and have no line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

HOME = Path(__file__).parents[1] / "facts"
_LINE = re.compile(r"(?P<name>[^\s=]+)(?: = (?P<value>.+))?\Z")
_UNSIGNED = re.compile(r"(.*\.)?doc|summary|sources\.[^.]+\.title|examples\.(.+\.)?prompt")
_WORDING = re.compile(r"provenance\..+\.(inferred|chosen)")


@dataclass(frozen=True)
class Words:
    """The value of a fact whose wording is the project's own."""


WORDS = Words()
_MISSING: Any = object()


@dataclass(frozen=True)
class Table:
    """The signed facts of one spec file."""

    kind: str
    """package, gateway or model."""
    gateway: str
    """Name of the gateway it is about; empty for the package."""
    spec: str
    """The spec file, path below the specs folder."""
    facts: dict[str, Any]
    """Fact name → value."""

    def get(self, name: str, default: Any = None) -> Any:
        """One fact, or the object below that name."""
        if name in self.facts:
            return self.facts[name]
        below = {
            fact.removeprefix(f"{name}."): value
            for fact, value in self.facts.items()
            if fact.startswith(f"{name}.")
        }
        return nested(below) if below else default

    def __getitem__(self, name: str) -> Any:
        value = self.get(name, _MISSING)
        if value is _MISSING:
            raise KeyError(name)
        return value

    def source_of(self, fact: str) -> dict[str, Any] | None:
        """The source that states `fact`; None for what the project chose."""
        parts = fact.split(".")
        for length in range(len(parts), 0, -1):
            prefix = f"provenance.{'.'.join(parts[:length])}"
            if f"{prefix}.source" in self.facts:
                return self._source(self.facts[f"{prefix}.source"])
            if f"{prefix}.chosen" in self.facts:
                return None
            if f"{prefix}.inferred" in self.facts:
                break
        return self._source("page")

    def _source(self, name: str) -> dict[str, Any] | None:
        found: dict[str, Any] | None = self.get(f"sources.{name}")
        return found


def nested(flat: dict[str, Any]) -> Any:
    """Facts by path → the object they are parts of; keys 0, 1 … make a list."""
    tree: dict[str, Any] = {}
    for name, value in flat.items():
        *parents, last = name.split(".")
        node = tree
        for key in parents:
            node = node.setdefault(key, {})
        node[last] = value
    return _with_lists(tree)


def _with_lists(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    children = {key: _with_lists(child) for key, child in node.items()}
    if children and list(children) == [str(index) for index in range(len(children))]:
        return list(children.values())
    return children


def leaves(
    node: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Every fact below `node`: (path, value). A list of plain values is one fact, as are {} and []."""
    if isinstance(node, dict) and node:
        for key, child in node.items():
            yield from leaves(child, (*path, key))
    elif isinstance(node, list) and any(isinstance(child, (dict, list)) for child in node):
        for index, child in enumerate(node):
            yield from leaves(child, (*path, index))
    else:
        yield path, node


def facts_of(data: dict[str, Any]) -> dict[str, Any]:
    """A spec's data as a table holds it: fact name → value, without what nobody signs."""
    found: dict[str, Any] = {}
    for path, value in leaves(data):
        name = ".".join(map(str, path))
        if not _UNSIGNED.fullmatch(name):
            found[name] = WORDS if _WORDING.fullmatch(name) else value
    return found


def read(text: str) -> dict[str, Any]:
    """The facts of a table's text; ValueError names the line that is none or repeats one."""
    facts: dict[str, Any] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.match(line)
        if match is None or match["name"] in facts:
            raise ValueError(f"line {number}: {line!r} is not a new fact")
        facts[match["name"]] = WORDS if match["value"] is None else json.loads(match["value"])
    return facts


@cache
def tables() -> tuple[Table, ...]:
    """Every signed table: the package's, the gateways', the models'."""
    return tuple(_table(path) for path in sorted(HOME.rglob("*.facts")))


def _table(path: Path) -> Table:
    below = path.relative_to(HOME)
    kind = {1: "package", 2: "gateway", 3: "model"}[len(below.parts)]
    gateway = {"package": "", "gateway": path.stem}.get(kind, path.parent.name)
    spec = below.with_suffix(".yaml").as_posix()
    return Table(kind, gateway, spec, read(path.read_text(encoding="utf-8")))
