"""One spec file: its text, its data, and where in the text each value stands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn, cast

import yaml

from ..diagnostics import Diagnostic
from ..runtime.catalog.keys import model_key
from .scalars import as_number, forbidden_character, plain, unseen_character
from .yaml_errors import explain_error

MAX_BYTES = 1 << 20
MAX_DEPTH = 32
MAX_NODES = 50_000
_LONGEST_HINT = 60

SpecPath = tuple[str | int, ...]
"""The keys and indices that lead to a value of a spec file."""
Span = tuple[int, int, int, int]
"""line and column from 1, start and end as offsets into the text."""


def spec_key(gateway: str, facts: dict[str, Any]) -> str:
    """The key of a model: its id, and the operation where the spec says that the key names it."""
    operation: str = facts.get("operation", "") if facts.get("names_operation") else ""
    return model_key(gateway, facts["id"], operation)


_YamlParser: Any = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
"""libyaml's parser where PyYAML was built with it; both give the same events."""
_ALIAS, _SCALAR, _SEQUENCE = yaml.AliasEvent, yaml.ScalarEvent, yaml.SequenceStartEvent
_SEQUENCE_END, _MAPPING_END = yaml.SequenceEndEvent, yaml.MappingEndEvent
"""No event is of a class below these, so that a class is compared and not looked up."""


@dataclass(slots=True)
class SpecFile:
    """A loaded spec file."""

    path: Path
    kind: str
    """package, gateway, model or reading."""
    gateway: str
    """The gateway it is about: the file's own name, a model file's folder, else empty."""
    text: str = ""
    data: dict[str, Any] = field(default_factory=dict[str, Any])
    complete: bool = False
    """Whether the file was read to its end. Only then is a missing key really missing."""
    digest: str = ""
    """SHA-256 of the file, hexadecimal."""
    value_marks: dict[SpecPath, Span] = field(default_factory=dict[SpecPath, Span], repr=False)
    key_marks: dict[SpecPath, Span] = field(default_factory=dict[SpecPath, Span], repr=False)
    refused: dict[SpecPath, Any] = field(default_factory=dict[SpecPath, Any], repr=False)
    """Paths of refused values → the value that was probably meant, or None."""

    @property
    def key(self) -> str:
        """The key of the model that the file is about; KeyError where it states no id."""
        return spec_key(self.gateway, self.data)

    def mark(self, fact: SpecPath, key: bool = False) -> tuple[int, int]:
        """Line and column, from 1, of the value (or key) at `fact`, or of its nearest ancestor."""
        for length in range(len(fact), 0, -1):
            part = fact[:length]
            span = (self.key_marks.get(part) if key else None) or self.value_marks.get(part)
            if span is not None:
                return span[0], span[1]
        return 1, 1

    def span(self, fact: SpecPath) -> tuple[int, int] | None:
        """Start and end offsets of the value at `fact` in the text, or None when there is none."""
        span = self.value_marks.get(fact)
        return None if span is None else span[2:]

    def key_span(self, fact: SpecPath) -> tuple[int, int] | None:
        """Start and end offsets of the key of `fact`, or None."""
        span = self.key_marks.get(fact)
        return None if span is None else span[2:]

    def facts(self) -> Iterator[SpecPath]:
        """Every path in the file that has a value, in the order of the text."""
        return iter(self.value_marks)

    def fault(self, fact: SpecPath, message: str, hint: str = "", key: bool = False) -> Diagnostic:
        """A diagnostic at the value (or key) of `fact`."""
        return Diagnostic(str(self.path), *self.mark(fact, key), message, hint, fact, key)


def read(file: SpecFile, raw: bytes) -> list[Diagnostic]:
    """Fills `file` from its bytes. Returns what it refuses as diagnostics."""
    here = str(file.path)
    file.digest = hashlib.sha256(raw).hexdigest()
    if len(raw) > MAX_BYTES:
        return [Diagnostic(here, 1, 1, f"the file is larger than {MAX_BYTES:,} bytes")]
    try:
        file.text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        return [Diagnostic(here, line, column, "this is not UTF-8")]
    unseen = unseen_character(file.text)
    if unseen is not None:
        line, column, name = unseen
        return [Diagnostic(here, line, column, f"the character {name} is not allowed", "remove it")]
    return _DocumentReader(file).run()


class _Untrusted(Exception):
    """The rest of the file cannot be trusted."""


class _DocumentReader:
    """Turns events into data. It refuses aliases and merge keys, so nothing expands."""

    def __init__(self, file: SpecFile) -> None:
        self.file = file
        self.faults: list[Diagnostic] = []
        self.nodes = 0
        self.parser: Any = None

    def run(self) -> list[Diagnostic]:
        try:
            self.parser = _YamlParser(self.file.text)
            self._document()
        except _Untrusted:
            pass
        except yaml.MarkedYAMLError as error:
            found = explain_error(self.file.text, error)
            self.faults.append(
                Diagnostic(str(self.file.path), found.line, found.column, found.message, found.hint)
            )
        except yaml.YAMLError as error:
            self.faults.append(
                Diagnostic(str(self.file.path), 1, 1, " ".join(str(error).split())[:200])
            )
        finally:
            if self.parser is not None:
                self.parser.dispose()
        return self.faults

    def _document(self) -> None:
        self.parser.get_event()
        if self.parser.check_event(yaml.StreamEndEvent):
            self._fault(None, "the file is empty")
            return
        self.parser.get_event()
        event = self.parser.get_event()
        if not isinstance(event, yaml.MappingStartEvent):
            self._fault(event.start_mark, "a spec file is a mapping of keys to values")
            return
        self._extras(event)
        self.file.data = self._mapping(event, (), 1)
        self.file.complete = True
        self.parser.get_event()
        if not self.parser.check_event(yaml.StreamEndEvent):
            mark = self.parser.peek_event().start_mark
            self._fault(mark, "a spec file is one document")

    def _value(self, event: Any, fact: SpecPath, depth: int) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self._refuse(event, f"more than {MAX_NODES:,} values")
        if depth > MAX_DEPTH:
            self._refuse(event, f"nested deeper than {MAX_DEPTH} levels")
        kind = event.__class__
        if kind is _ALIAS:
            self._fault(event.start_mark, "aliases are not allowed", "write the value out")
            self.file.refused[fact] = None
            return None
        if event.tag is not None:
            self.file.refused[fact] = None
        self._extras(event)
        if kind is _SCALAR:
            self.file.value_marks[fact] = _span(event.start_mark, event.end_mark)
            return self._scalar(event, fact)
        if kind is _SEQUENCE:
            return self._sequence(event, fact, depth)
        return self._mapping(event, fact, depth)

    def _scalar(self, event: Any, fact: SpecPath) -> Any:
        text: str = event.value
        forbidden = forbidden_character(text, newlines=event.style in ("|", ">"))
        if forbidden is not None:
            self._fault(event.start_mark, f"the character {forbidden} is not allowed here")
            self.file.refused[fact] = None
            return ""
        if event.style is not None and event.style != "":
            return text
        value, refused = plain(text)
        if refused:
            self.file.refused[fact] = None
            hint = f'quote it: "{text}"' if len(text) <= _LONGEST_HINT else "quote it"
            number = as_number(text)
            if number:
                hint += f"; a number is written {number}"
            self._fault(event.start_mark, refused, hint)
        return value

    def _sequence(self, start: Any, fact: SpecPath, depth: int) -> list[Any]:
        values: list[Any] = []
        following = self.parser.get_event
        self.file.value_marks[fact] = _span(start.start_mark, start.end_mark)
        while (event := following()).__class__ is not _SEQUENCE_END:
            values.append(self._value(event, (*fact, len(values)), depth + 1))
        self.file.value_marks[fact] = _span(start.start_mark, event.end_mark)
        return values

    def _mapping(self, start: Any, fact: SpecPath, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        following = self.parser.get_event
        # A parent goes before its children, so that facts come in the order of the text.
        self.file.value_marks[fact] = _span(start.start_mark, start.end_mark)
        while (key_event := following()).__class__ is not _MAPPING_END:
            if key_event.__class__ is not _SCALAR:
                self._refuse(key_event, "a key is a plain word")
            key: str = key_event.value
            self._extras(key_event)
            if forbidden_character(key, newlines=False):
                self._fault(key_event.start_mark, "a key holds a character that is not allowed")
            below = (*fact, key)
            value = self._value(following(), below, depth + 1)
            if key == "<<" and not key_event.style:
                mark = key_event.start_mark
                self._fault(mark, "merge keys are not allowed", "write the keys out")
                self.file.refused[fact] = None
                continue
            if key in values:
                first = self.file.key_marks[below][0]
                self._fault(key_event.start_mark, f"`{key}` is here twice, first in line {first}")
                self.file.refused[below] = _both(values[key], value)
                continue
            self.file.key_marks[below] = _span(key_event.start_mark, key_event.end_mark)
            values[key] = value
        self.file.value_marks[fact] = _span(start.start_mark, key_event.end_mark)
        return values

    def _extras(self, event: Any) -> None:
        """Reports anchors and tags on values and keys. It still reads the value itself."""
        if event.anchor is not None:
            self._fault(event.start_mark, "anchors are not allowed", "remove it")
        if event.tag is not None:
            self._fault(event.start_mark, "tags are not allowed", "remove it")

    def _fault(self, mark: Any, message: str, hint: str = "") -> None:
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
        self.faults.append(Diagnostic(str(self.file.path), line, column, message, hint))

    def _refuse(self, event: Any, message: str, hint: str = "") -> NoReturn:
        self._fault(event.start_mark, message, hint)
        raise _Untrusted


def _both(first: Any, second: Any) -> Any:
    """Merges two mappings of one key. Returns the second value when they are not mappings."""
    if isinstance(first, dict) and isinstance(second, dict):
        return {**cast(dict[str, Any], second), **cast(dict[str, Any], first)}
    return second


def _span(start: Any, end: Any) -> Span:
    return start.line + 1, start.column + 1, start.index, end.index
