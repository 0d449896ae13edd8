"""Repairs the requests in a file one by one. All other text stays unchanged."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any

from ..bulk.sheet import met_columns, record_of
from ..bulk.wrapping import Wrapping
from .repairing import Repair, Repaired, repair_text
from .spans import Ambiguous, Edit, apply_edits, scan

if TYPE_CHECKING:
    from ..package import Check, InputFault, InstalledPackage, Violation

LARGEST = 64 << 20
"""Bytes of a file that is one document; files of lines may have any length."""


class TooLarge(Exception):
    """The document is too large for a repair in memory. The message is one sentence."""


@dataclass(slots=True)
class Piece:
    """A part of a file: a line, or a whole document."""

    line: int
    """Number of its first line, from 1."""
    before: bytes
    after: bytes
    found: list[WrongRecord] = field(default_factory=list["WrongRecord"])


@dataclass(slots=True)
class WrongRecord:
    """A request that is invalid, or was invalid before its repair."""

    line: int
    model: str | None
    repairs: list[Repair]
    left: list[Violation]
    """The violations that remain."""


class Repairer:
    """Repairs requests for the models of `package`.

    `model` is the key that all requests are for, else each says so under `field`. `wrapping` says what
    of a record is the request.
    """

    def __init__(
        self,
        package: InstalledPackage,
        model: str | None = None,
        field: str | None = None,
        wrapping: Wrapping | None = None,
    ) -> None:
        self._wrapping = wrapping or Wrapping()
        self._package = package
        self._catalog = package.models
        self._faults = package.faults
        self._nothing: Any = package.decode.NOTHING
        self._model = model
        self._field = field
        self._which = package.which.Which(package.models.keys())
        self._ids = (*self._which.by_id, *self._which.keys)
        self._reader = package.decode.RecordReader()

    def lines(self, file: IO[bytes], limit: int) -> Iterator[Piece]:
        """A file of lines, which follow each other without a gap; memory does not grow with it.

        Lines of more than `limit` bytes are passed on and not read.
        """
        offset = 0
        number = 0
        while line := file.readline(limit + 1):
            number += 1
            if len(line) > limit and not line.endswith(b"\n"):
                offset += yield from self._long(file, line, number, offset, limit)
                continue
            piece = Piece(number, line, line)
            skip = len(BOM_UTF8) if number == 1 and line.startswith(BOM_UTF8) else 0
            if line[skip:].strip():
                after, found = self.one(line[skip:], number, offset + skip)
                piece.after = line[:skip] + after
                piece.found = [found] if found else []
            yield piece
            offset += len(line)

    def _long(
        self, file: IO[bytes], line: bytes, number: int, offset: int, limit: int
    ) -> Generator[Piece, None, int]:
        """Copies a line that is too long in pieces. Returns its length."""
        size = len(line)
        yield Piece(number, line, line)
        while not line.endswith(b"\n") and (line := file.readline(1 << 20)):
            size += len(line)
            yield Piece(number, line, line)
        fault = self._faults.too_long(size, limit, offset)
        yield Piece(number, b"", b"", [WrongRecord(number, None, [], [fault])])
        return size

    def document(self, data: bytes, array: bool) -> Piece:
        """A file that is one request, or an array of them."""
        piece = Piece(1, data, data)
        skip = len(BOM_UTF8) if data.startswith(BOM_UTF8) else 0
        content = data[skip:]
        if not array:
            after, found = self.one(content, 1, skip, whole=True)
            piece.after, piece.found = data[:skip] + after, [found] if found else []
            return piece
        body, faults = self._reader.read(content, skip, whole=True)
        if body is not self._nothing and not isinstance(body, list):
            faults.append(self._faults.no_json("this is not an array", skip))
        if faults:
            piece.found = [WrongRecord(1, None, [], [*faults])]
            return piece
        text = content.decode()
        try:
            items = scan(text).items
        except RecursionError:
            piece.found = [
                WrongRecord(1, None, [], [self._faults.no_json("nested too deep", skip)])
            ]
            return piece
        edits: list[Edit] = []
        line, counted, offset = 1, 0, skip
        for node in items:
            line += text.count("\n", counted, node.start)
            offset += len(text[counted : node.start].encode())
            part = text[node.start : node.end].encode()
            after, found = self.one(part, line, offset)
            counted = node.start
            if found:
                piece.found.append(found)
            if after != part:
                edits.append(Edit(node.start, node.end, after.decode()))
        piece.after = data[:skip] + apply_edits(text, edits).encode()
        return piece

    def one(
        self, data: bytes, line: int, offset: int, *, whole: bool = False
    ) -> tuple[bytes, WrongRecord | None]:
        """Returns (repaired request, result). Without a repair the bytes are the same.

        `whole`: the file holds this request alone.
        """
        body, faults = self._reader.read(data, offset, whole=whole)
        if body is self._nothing:
            return data, WrongRecord(line, self._model, [], [*faults])
        way = self._wrapping.way(body)
        body, _, fault = self._wrapping.unwrap(self._package, body)
        if fault is not None:
            return data, WrongRecord(line, self._model, [], [*faults, fault])
        model = self._model or self._find_model(body)
        if not isinstance(model, str):
            return data, WrongRecord(line, None, [], [*faults, model])
        check = self._check(model)
        if faults:
            return data, WrongRecord(line, model, [], self._faults.together(faults, check(body)))
        try:
            after, fixed = self._repair_request(data.decode(), way, check)
        except (RecursionError, Ambiguous):
            return data, WrongRecord(
                line, model, [], [self._faults.no_json("nested too deep", offset)]
            )
        if not fixed.repairs and not fixed.left:
            return data, None
        return after.encode(), WrongRecord(line, model, fixed.repairs, fixed.left)

    def _repair_request(
        self, text: str, way: tuple[str, ...], check: Check
    ) -> tuple[str, Repaired]:
        """The record with its request repaired, which `way` leads to, and what was done."""
        node = scan(text).find(way) if way else None
        if node is None:
            gone = {*self._wrapping.ignore, *self._wrapping.carry}
            if gone:
                rules = check
                check = lambda body: rules(  # noqa: E731
                    {key: one for key, one in body.items() if key not in gone}
                )
            fixed = repair_text(self._package, check, text)
            return fixed.text, fixed
        inner = text[node.start : node.end]
        written = inner.startswith('"')  # The request is JSON in a text.
        fixed = repair_text(self._package, check, json.loads(inner) if written else inner)
        new = json.dumps(fixed.text, ensure_ascii=False) if written else fixed.text
        return (
            apply_edits(text, [Edit(node.start, node.end, new)]) if fixed.repairs else text
        ), fixed

    def record(self, cells: dict[str, str]) -> tuple[dict[str, Any], list[str]]:
        """The record of a sheet's row; see `record_of`."""
        named = self._model or self._find_model(cells)
        model = named if isinstance(named, str) else None
        return record_of(self._package, cells, model, self._model is not None)

    def wrong_record(
        self, cells: dict[str, str], line: int, twice: list[str]
    ) -> WrongRecord | None:
        """What is wrong with a row whose repair cannot be written; `twice` are its doubled columns."""
        record, met = self.record(cells)
        body, _, _ = self._wrapping.unwrap(self._package, record)
        model = self._model or self._find_model(body)
        left: list[Violation] = [*met_columns(self._package, [*twice, *met])]
        left += self._check(model)(body) or [] if isinstance(model, str) else [model]
        return (
            WrongRecord(line, model if isinstance(model, str) else None, [], left) if left else None
        )

    def _find_model(self, body: Any) -> str | InputFault:
        """The key of the model that the request names, if need be in another spelling."""
        field = self._field or self._package.which.MODEL
        found: str | InputFault = self._which.of(body, field)
        named = body.get(field) if isinstance(body, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        if not isinstance(found, str) and isinstance(named, str):
            meant = self._package.options.option_meant(named, self._ids)
            if meant is not None and meant.certain:
                again = self._which.of({field: meant.value}, field)
                return again if isinstance(again, str) else found
        return found

    def _check(self, model: str) -> Callable[[Any], list[Violation] | None]:
        rules, field = self._catalog.rules(model), self._field
        if field is None or field in self._catalog.data(model, "schemas").get("properties", {}):
            return rules
        return lambda body: rules({key: one for key, one in body.items() if key != field})
