"""Where a spec may hold text, and the package that a folder of specs with other text gives."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from gatewright.check.shape import schema_of
from gatewright.diagnostics import Diagnostic
from gatewright.ir import Package
from gatewright.load import SpecFile, Workspace, load
from gatewright.render import render
from gatewright.resolve import resolve

FIXTURES = Path(__file__).parents[1] / "fixtures" / "hostile"
FILES = {
    "package.yaml": "package",
    "gateways/full.yaml": "gateway",
    "gateways/other.yaml": "gateway",
    "gateways/third.yaml": "gateway",
    "models/third/third-1.yaml": "model",
    "models/full/full-1.yaml": "model",
    "models/full/full-2.yaml": "model",
    "models/full/full-3.yaml": "model",
    "models/full/full-4.yaml": "model",
}
Fact = tuple[str | int, ...]


@dataclass(frozen=True)
class Spot:
    """A text in a spec file."""

    file: str
    path: Fact
    """Where it stands in the data; of a key, the path of its value."""
    position: tuple[str, ...]
    """Where it stands in the schema."""
    key: bool = False


def positions(kind: str) -> set[tuple[str, ...]]:
    """Every place of a schema of spec files that takes a text, keys included."""
    schema = schema_of(kind)
    return set(_positions(schema, (), schema, set()))


RECURSIVE = frozenset({"amounts", "param", "params", "value"})


def _follow_reference(
    node: dict[str, Any], position: tuple[str, ...], root: dict[str, Any]
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What a reference leads to. What holds itself has one position, however deep it lies."""
    while "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        node = root["$defs"][name]
        if name in RECURSIVE:
            position = (f"<{name}>",)
    return node, position


def _types(node: dict[str, Any]) -> list[str]:
    if "enum" in node:
        return ["string"] if any(isinstance(one, str) for one in node["enum"]) else []
    if "const" in node and "type" not in node:
        return ["string"] if isinstance(node["const"], str) else []
    types = node["type"]
    return [types] if isinstance(types, str) else types


def _free(node: dict[str, Any]) -> bool:
    """Whether anything may be below an object."""
    return "properties" not in node and "additionalProperties" not in node


def _positions(
    node: dict[str, Any], position: tuple[str, ...], root: dict[str, Any], seen: set[Any]
) -> Iterator[tuple[str, ...]]:
    node, position = _follow_reference(node, position, root)
    if position in seen:
        return
    seen.add(position)
    types = _types(node)
    if "string" in types:
        yield position
    if "array" in types and "items" in node:
        yield from _positions(node["items"], (*position, "[]"), root, seen)
    if "object" in types and _free(node):
        yield (*position, "**")
    elif "object" in types:
        for name, inner in node.get("properties", {}).items():
            yield from _positions(inner, (*position, name), root, seen)
        other = node.get("additionalProperties", True)
        if other is not False:
            yield (*position, "key")
            yield from _positions(other, (*position, "*"), root, seen)


def spots(file: str, data: Any) -> list[Spot]:
    """Every text and every key in the data of a spec file."""
    schema = schema_of(FILES[file])
    return [Spot(file, *found) for found in _spots(data, (), schema, (), schema)]


def _spots(
    data: Any, path: Fact, node: Any, position: tuple[str, ...], root: dict[str, Any]
) -> Iterator[tuple[Fact, tuple[str, ...], bool]]:
    node, position = _follow_reference(node, position, root) if node else (node, position)
    if node and _types(node)[-1:] == ["object"] and _free(node) and not isinstance(data, str):
        node, position = None, (*position, "**")
    if isinstance(data, str):
        yield path, position, False
    elif isinstance(data, list):
        inner = node.get("items") if node else None
        for index, child in enumerate(data):
            below = (*position, "[]") if inner else position
            yield from _spots(child, (*path, index), inner, below, root)
    elif isinstance(data, dict):
        named = node.get("properties", {}) if node else {}
        for key, child in data.items():
            here = (*path, key)
            if key in named:
                yield from _spots(child, here, named[key], (*position, key), root)
            elif node:
                yield here, (*position, "key"), True
                yield from _spots(child, here, node["additionalProperties"], (*position, "*"), root)
            else:
                yield here, position, True
                yield from _spots(child, here, None, position, root)


def changed(data: Any, texts: dict[Spot, str]) -> Any:
    """The data with other texts at spots."""
    keys = {spot.path: text for spot, text in texts.items() if spot.key}
    values = {spot.path: text for spot, text in texts.items() if not spot.key}
    return _changed_data(data, (), keys, values)


def _changed_data(data: Any, path: Fact, keys: dict[Fact, str], values: dict[Fact, str]) -> Any:
    if path in values:
        return values[path]
    if isinstance(data, list):
        return [_changed_data(one, (*path, n), keys, values) for n, one in enumerate(data)]
    if isinstance(data, dict):
        return {
            keys.get((*path, key), key): _changed_data(one, (*path, key), keys, values)
            for key, one in data.items()
        }
    return data


class _Dumper(yaml.CSafeDumper if yaml.__with_libyaml__ else yaml.SafeDumper):  # type: ignore[misc]
    """Writes every text in quotation marks, or as a block where it has several lines."""


def _text(dumper: Any, text: str) -> Any:
    style = "|" if "\n" in text.rstrip("\n") or text.endswith("\n") else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


@dataclass(frozen=True)
class Made:
    """What a folder of specs gives: the files of its package, or faults."""

    files: dict[str, str]
    faults: list[Diagnostic]
    specs: dict[str, SpecFile]
    """The spec files as they were read."""
    texts: dict[Spot, str]

    def refused(self, spot: Spot) -> bool:
        """Whether a fault stands at the text of a spot."""
        spec = self.specs[spot.file]
        places = {(one.line, one.column) for one in self.faults if one.path == str(spec.path)}
        if spec.mark(self._now(spot), key=spot.key) in places:
            return True
        # A file with an unseen character is not read any further: the fault names the character.
        lines = spec.text.split("\n")
        faulty = {lines[line - 1][column - 1 : column] for line, column in places}
        text = self.texts[spot]
        return not spec.data and any(one in text and not one.isprintable() for one in faulty)

    def _now(self, spot: Spot) -> Fact:
        """The path of the spot, with the keys as they are now."""
        keys = {
            one.path: text for one, text in self.texts.items() if one.key and one.file == spot.file
        }
        path = spot.path
        return tuple(keys.get(path[: n + 1], step) for n, step in enumerate(path))


class Bench:
    """A copy of the specs that hold a text at every position."""

    def __init__(self, folder: Path) -> None:
        self.specs = folder / "specs"
        shutil.copytree(FIXTURES, self.specs)
        self.data = {
            name: file.data for name, file in self._files_by_name(load(self.specs)[0]).items()
        }
        self._free: dict[Spot, bool] = {}

    def _files_by_name(self, workspace: Workspace) -> dict[str, SpecFile]:
        root = self.specs.resolve()
        return {
            Path(file.path).resolve().relative_to(root).as_posix(): file
            for file in workspace.files()
        }

    def spots(self, file: str) -> list[Spot]:
        """Every text and every key of a file."""
        return spots(file, self.data[file])

    def text_at(self, spot: Spot) -> Any:
        """What stands at a spot."""
        found: Any = self.data[spot.file]
        for step in spot.path:
            found = found[step]
        return spot.path[-1] if spot.key else found

    def made(self, texts: dict[Spot, str]) -> Made:
        """The package, or the faults, with other texts at spots."""
        package, faults, specs = self._resolve(texts)
        if package is None:
            return Made({}, faults, specs, texts)
        return Made(render(package), [], specs, texts)

    def is_free(self, spot: Spot) -> bool:
        """Whether the spot takes any harmless text."""
        if spot not in self._free:
            self._free[spot] = self._resolve({spot: "0 0"})[0] is not None
        return self._free[spot]

    def _resolve(
        self, texts: dict[Spot, str]
    ) -> tuple[Package | None, list[Diagnostic], dict[str, SpecFile]]:
        """(the package or None, faults, the files by their names), with other texts at spots."""
        before: dict[Path, bytes] = {}
        try:
            for name in {spot.file for spot in texts}:
                mine = {spot: text for spot, text in texts.items() if spot.file == name}
                path = self.specs / name
                before[path] = path.read_bytes()
                path.write_text(dumped(changed(self.data[name], mine)), encoding="utf-8")
            workspace, unread = load(self.specs)
        finally:
            for path, content in before.items():
                path.write_bytes(content)
        specs = self._files_by_name(workspace)
        package, faults = resolve(workspace)
        return (None if unread else package), sorted({*unread, *faults}), specs


def dumped(data: Any) -> str:
    """The data as YAML."""
    text: str = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1 << 20)
    return text
