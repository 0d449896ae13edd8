"""Documents that vendors publish: JSON or YAML, as files, folders or standard input."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import yaml

MAX_BYTES = 256 << 20
"""Of one document."""
_TEXT = "tag:yaml.org,2002:str"
_ENDINGS = (".json", ".yaml", ".yml")
_Loader: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


class DocumentError(Exception):
    """A document that cannot be read; the text says why."""


@dataclass(slots=True)
class PublishedDocument:
    """A document as data."""

    name: str
    """As the person wrote it, or the path of the file found in a folder."""
    data: Any = field(repr=False)
    title: str = ""
    """Its name without the folders above: what specs call it."""
    path: str = ""
    """Where it lies; empty: nowhere, as standard input."""
    notes: list[str] = field(default_factory=list[str])
    """What its text says twice."""
    prefix: str = ""
    """The pointer to `data` where this is a document inside another; its references begin there."""

    def inside(self, pointer: str, data: Any) -> PublishedDocument:
        """The document that lies at `pointer` of this one."""
        return PublishedDocument(self.name, data, self.title, self.path, self.notes, pointer)


class _TextKeys:
    """Keys are texts, as they are written: `200:` is a status, and `null:` may be a property."""

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        node.value = [(_text_key(key), value) for key, value in node.value]
        return super().construct_mapping(node, deep)  # type: ignore[misc]


def _text_key(key: Any) -> Any:
    if not isinstance(key, yaml.ScalarNode) or key.tag == _TEXT:
        return key
    return yaml.ScalarNode(_TEXT, key.value, key.start_mark, key.end_mark)


class _CoreLoader(_TextKeys, _Loader):  # type: ignore[misc]
    """YAML as OpenAPI means it: only the scalars that JSON has are not texts."""


class _PatientLoader(_TextKeys, yaml.SafeLoader):
    """The same, and an anchor may be set anew, as YAML 1.2 has it. libyaml refuses that, and is 10 times as fast."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if not self.check_event(yaml.AliasEvent):
            self.anchors.pop(self.peek_event().anchor, None)  # type: ignore[no-untyped-call]
        return super().compose_node(parent, index)


_LOADERS: tuple[Any, ...] = (_CoreLoader, _PatientLoader)
for _one in _LOADERS:
    _one.yaml_implicit_resolvers = {}
for _tag, _form, _first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", ["n", "~", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    for _one in _LOADERS:
        _one.add_implicit_resolver(
            f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_form})\Z"), list(_first)
        )


def _integer(loader: Any, node: Any) -> int:
    return int(loader.construct_scalar(node))


def _decimal(loader: Any, node: Any) -> float:
    return float(loader.construct_scalar(node))


for _one in _LOADERS:
    _one.add_constructor("tag:yaml.org,2002:int", _integer)
    _one.add_constructor("tag:yaml.org,2002:float", _decimal)


def documents_of(
    sources: list[str],
) -> tuple[list[PublishedDocument], list[tuple[str, str]]]:
    """Returns every document that `sources` name, and (name, reason) of those that cannot be read.

    A folder stands for the documents in it, in the order of their names; ``-`` is standard input.
    """
    read: list[PublishedDocument] = []
    unread: list[tuple[str, str]] = []
    for source in sources:
        path = Path(source)
        names = [source]
        if source != "-" and path.is_dir():
            names = [str(one) for one in sorted(path.rglob("*")) if _is_document(one)]
            if not names:
                unread.append((source, f"no document in this folder ({', '.join(_ENDINGS)})"))
        for name in names:
            title = path.name if name == source else Path(name).relative_to(path).as_posix()
            try:
                read.append(document_at(name, title))
            except DocumentError as error:
                unread.append((name, str(error)))
    return read, unread


def document_at(name: str, title: str) -> PublishedDocument:
    """The document of that name. Raises DocumentError."""
    try:
        if name == "-":
            return document_from(sys.stdin.buffer.read(MAX_BYTES + 1), "(standard input)")
        with Path(name).open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        if "://" in name:
            raise DocumentError("is an address, and nothing is fetched; save it first") from None
        raise DocumentError(f"cannot be read: {error.strerror}") from None
    document = document_from(raw, name)
    document.title, document.path = title, name
    return document


def document_from(raw: bytes, name: str) -> PublishedDocument:
    """The document of these bytes. Raises DocumentError."""
    if len(raw) > MAX_BYTES:
        raise DocumentError(f"larger than {MAX_BYTES:,} bytes")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError(f"byte {error.start:,} is not UTF-8") from None
    if not text.strip():
        raise DocumentError("is empty")
    if text.lstrip()[:1] == "<":
        raise DocumentError("is a web page or XML; save the document itself, JSON or YAML")
    notes: list[str] = []
    data = _json(text, notes) if text.lstrip()[:1] in ("{", "[") else _yaml(text)
    if not isinstance(data, dict | list):
        raise DocumentError("holds neither an object nor a list")
    return PublishedDocument(name, data, name, notes=notes)


def _json(text: str, notes: list[str]) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            keys = [key for key, _ in pairs]
            twice = sorted({key for key in keys if keys.count(key) > 1})
            notes.append(f"{', '.join(twice)}: twice in one object; the last one counts")
        return found

    try:
        return json.loads(text, object_pairs_hook=once)
    except RecursionError:
        raise DocumentError("nested too deep") from None
    except ValueError as error:
        try:
            return _yaml(text)  # YAML in flow style begins like JSON.
        except DocumentError:
            raise DocumentError(f"is not JSON: {error}") from None


def _yaml(text: str) -> Any:
    try:
        try:
            data = yaml.load(text, _CoreLoader)
        except yaml.YAMLError as error:
            if "duplicate anchor" not in str(error):
                raise
            data = yaml.load(text, _PatientLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise DocumentError(f"is not YAML: {' '.join(str(error).split())[:200]}") from None
    _check_tree(data, set(), [0])
    return data


def _check_tree(node: object, above: set[int], count: list[int]) -> None:
    """Refuses what is inside itself, and aliases that expand into millions of values."""
    own = id(node)
    count[0] += 1
    if count[0] > 5_000_000 or len(above) > 200:
        raise DocumentError("holds more than five million values, or is nested too deep")
    if isinstance(node, dict):
        inner = list(cast("dict[str, object]", node).values())
    elif isinstance(node, list):
        inner = cast("list[object]", node)
    else:
        return
    if own in above:
        raise DocumentError("an alias is inside what it stands for")
    above.add(own)
    for child in inner:
        _check_tree(child, above, count)
    above.discard(own)


def _is_document(path: Path) -> bool:
    return path.suffix.lower() in _ENDINGS and path.is_file() and not path.name.startswith(".")
