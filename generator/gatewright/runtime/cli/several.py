"""``validate`` on JSON Lines and arrays with the standard library alone.

The toolbox does the same at full speed, and for packed files and tables too.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from typing import IO, Any, NamedTuple

from ..catalog.models import Catalog
from ..record.decode import BLANK, BOM, NOTHING, RecordReader
from ..record.faults import InputFault, no_json, no_utf8, too_long
from ..record.forms import ARRAY, BLOCK, LINES, form_of
from ..record.judging import Judged, Judging
from ..rules.messages import paint, printable, sentence
from ..rules.violations import Violation
from ..terminal.console import has_colours
from . import UsageError, extra

STDIN = "-"
MAX_LINE = 8 << 20
"""Most bytes of a line."""
LARGEST = 64 << 20
"""Most bytes of a file that is one document."""
PACKED = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PAR1")
"""The first bytes of files that only the toolbox reads."""
RecordPlace = tuple[int, int | None]
"""(line, column) in a file, from 1; a column is a character."""
SHEETS = (".csv", ".tsv")
"""Endings of such files."""


class Record(NamedTuple):
    """One request of a file."""

    line: int
    """Where it begins, from 1."""
    offset: int
    element: int | None
    """Its place in an array, from 0."""
    body: Any
    faults: list[InputFault]
    text: bytes | str = ""
    """What it is in, for columns; empty where it was not read."""
    start: int = 0
    """Its first character there."""


def several(arguments: argparse.Namespace, catalog: Catalog, head: bytes) -> int:
    """Prints the violations of each request. `head` was already read from standard input."""
    files: list[str] = arguments.files or [STDIN]
    if files.count(STDIN) > 1:
        raise UsageError("standard input can be read once only")
    judging = Judging(catalog, arguments.model, arguments.model_field)
    say = _as_json if arguments.json else _as_text
    requests = invalid = 0
    for file in files:
        for record in _records(file, arguments.input, head if file == STDIN else b""):
            if record.body is NOTHING:
                found: Judged = judging.model, record.faults
            else:
                found = judging.judge(record.body, record.faults)
            requests += 1
            invalid += bool(found[1])
            notices = catalog.notices(found[0], record.body) if found[0] is not None else []
            said = [*found[1], *notices]
            say(file, record, found, notices, _places(record, said) if said else [])
    if not arguments.quiet:
        valid = requests - invalid
        word = "request" if requests == 1 else "requests"
        text = f"{requests:,} {word}: {valid:,} valid, {invalid:,} invalid"
        print(text, file=sys.stderr)
    return 1 if invalid else 0


def _places(record: Record, found: list[Violation]) -> list[RecordPlace]:
    """(line, column) of each of `found`; the column is None where the record was not read."""
    if not record.text:
        return [(record.line, None)] * len(found)
    from ..record.positions import positions

    places = positions(record.text, found, start=record.start)
    return [(record.line + below, column) for below, column in places]


def _as_text(
    file: str, record: Record, found: Judged, notices: list[Violation], places: list[RecordPlace]
) -> None:
    place = "" if record.element is None else f"element {record.element}: "
    say = paint if has_colours(sys.stdout) else sentence
    said = [(place, one) for one in found[1]] + [(f"warning: {place}", one) for one in notices]
    for (start, one), (line, column) in zip(said, places, strict=True):
        where = f"{line}:" if column is None else f"{line}:{column}:"
        print(f"{printable(file)}:{where} {start}{say(one)}")


def _as_json(
    file: str, record: Record, found: Judged, notices: list[Violation], places: list[RecordPlace]
) -> None:
    model, violations = found
    placed = [
        one.as_dict() | {"line": line, "column": column}
        for one, (line, column) in zip([*violations, *notices], places, strict=True)
    ]
    said: dict[str, Any] = {"file": file, "line": record.line, "offset": record.offset}
    if record.element is not None:
        said["element"] = record.element
    listed = placed[: len(violations)]
    said |= {"model": model, "valid": not violations, "violations": listed}
    if notices:
        said["warnings"] = placed[len(violations) :]
    print(json.dumps(said))


def _records(name: str, form: str | None, head: bytes) -> Iterator[Record]:
    """The requests in a file; raises UsageError where it cannot be read."""
    shown = "stdin" if name == STDIN else printable(name)
    reader = RecordReader()
    try:
        with nullcontext(sys.stdin.buffer) if name == STDIN else open(name, "rb") as file:
            start = head or file.read(BLOCK)
            if start.startswith(PACKED) or name.lower().endswith(SHEETS):
                raise UsageError(f"{shown}: is packed or a table; pip install {extra()}")
            form = form or form_of(name, start)
            if form == LINES:
                yield from _lines(reader, _LaterLines(start, file))
                return
            content = start + file.read(LARGEST + 1 - len(start))
    except (OSError, AttributeError) as error:
        raise UsageError(f"{shown}: {getattr(error, 'strerror', None) or error}") from error
    if len(content) > LARGEST:
        raise UsageError(
            f"{shown}: more than {LARGEST:,} bytes in one document; pip install {extra()}"
        )
    skip = len(BOM) if content.startswith(BOM) else 0
    if form == ARRAY:
        yield from _array(reader, content[skip:], skip)
    else:
        content = content[skip:]
        yield Record(1, skip, None, *reader.read(content, skip, whole=True), content)


class _LaterLines:
    """The lines of a file whose start was already read."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._rest = head, rest

    def line(self, limit: int) -> bytes:
        """The next line with its end, or as much of it as `limit` allows; empty at the end."""
        cut = self._head.find(b"\n") + 1 or len(self._head)
        cut = min(cut, limit)
        line, self._head = self._head[:cut], self._head[cut:]
        if line.endswith(b"\n") or len(line) == limit:
            return line
        return line + self._rest.readline(limit - len(line))


def _lines(reader: RecordReader, file: _LaterLines) -> Iterator[Record]:
    number = offset = 0
    while line := file.line(MAX_LINE + 1):
        number += 1
        size = len(line)
        if size > MAX_LINE and not line.endswith(b"\n"):
            while not line.endswith(b"\n") and (line := file.line(BLOCK)):
                size += len(line)
            yield Record(number, offset, None, NOTHING, [too_long(size, MAX_LINE, offset)])
        elif line.strip():
            skip = len(BOM) if number == 1 and line.startswith(BOM) else 0
            text = line[skip:].rstrip(b"\n")
            yield Record(number, offset, None, *reader.read(text, offset + skip), text)
        offset += size


def _array(reader: RecordReader, content: bytes, skip: int) -> Iterator[Record]:
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        yield Record(1, skip, None, NOTHING, [no_utf8(skip + error.start)])
        return
    line, offset, counted, at = 1, skip, 0, _behind(text, 0)
    mark, element = text[at : at + 1], 0
    wanted = "["
    while mark == wanted:
        at = _behind(text, at + 1)
        mark = text[at : at + 1]
        if mark == "]" and wanted == "[":
            break
        line += text.count("\n", counted, at)
        offset += len(text[counted:at].encode())
        counted = at
        body, faults, end = reader.element(text, at, offset)
        yield Record(line, offset, element, body, faults, text, at)
        if body is NOTHING:
            return
        element += 1
        at = _behind(text, end)
        mark, wanted = text[at : at + 1], ","
    if mark != "]" or text[at + 1 :].strip(BLANK):
        where = skip + len(text[: at + 1].encode())
        line += text.count("\n", counted, at)
        yield Record(line, where, None, NOTHING, [no_json("the array is not closed", where)])


def _behind(text: str, at: int) -> int:
    while text[at : at + 1] and text[at] in BLANK:
        at += 1
    return at
