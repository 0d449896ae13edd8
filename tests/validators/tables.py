"""Bodies as the rows of tables: of JSON for DuckDB, of columns for Polars."""

from __future__ import annotations

import json
from typing import Any

import duckdb
import polars as pl

from gatewright.export import text
from gatewright.export.places import Place, places
from gatewright.export.sql import sql
from gatewright.ir import Model

from .everything import package

Pairs = set[tuple[str, str]]
"""(JSON Pointer, rule) of everything that is wrong with a body."""
TEXTS = ("string", "enum", "const", "url", "size")


def in_duckdb(model: Model, bodies: list[str]) -> list[Pairs]:
    """What the exported macros say of bodies, given as JSON text."""
    name = f"{model.gateway}_{model.attribute}".replace("-", "_")
    with duckdb.connect() as db:
        db.execute(sql([model]))
        db.execute("CREATE TABLE requests (id INTEGER, body VARCHAR)")
        db.execute(
            "INSERT INTO requests SELECT unnest($1), unnest($2)",
            [list(range(len(bodies))), bodies],
        )
        found: list[Pairs] = [set() for _ in bodies]
        for row, path, rule in db.execute(
            f"SELECT id, path, rule FROM {name}_check(requests)"
        ).fetchall():
            assert (path, rule) not in found[row], "told twice"
            found[row].add((path, rule))
        refused = db.execute(f"SELECT id FROM requests WHERE NOT {name}_valid(body)").fetchall()
    assert {row for (row,) in refused} == {row for row, pairs in enumerate(found) if pairs}
    return found


class Table:
    """A model's exported Polars module, and the way of a body into a row of its columns."""

    def __init__(self, model: Model) -> None:
        self._body = places(model)
        names: dict[str, Any] = {"__name__": f"rules of {model.key}"}
        source = text(package(), "polars", model)
        exec(compile(source, model.key, "exec"), names)
        self.schema: pl.Schema = names["SCHEMA"]
        self.inexpressible: dict[str, str] = names["INEXPRESSIBLE"]
        self._violations = names["violations"]
        self._valid = names["valid"]

    def judged(self, rows: list[dict[str, Any]]) -> list[Pairs]:
        """What the exported expressions say of each row; ``*`` for the index of an element."""
        frame = pl.DataFrame(rows, schema=self.schema, orient="row")
        names = list(self._violations())
        answers = frame.select(**self._violations())
        valid = frame.select(self._valid()).to_series().to_list()
        found = [
            {tuple(name.split(" ")) for name, broken in zip(names, row, strict=True) if broken}
            for row in answers.iter_rows()
        ]
        assert valid == [not pairs for pairs in found]
        return found  # type: ignore[return-value]

    def row(self, body: dict[str, Any]) -> tuple[dict[str, Any], set[str]]:
        """`body` as a row, and the names of what is lost on the way."""
        lost: set[str] = set()
        return _cell(self._body, body, lost) or {}, lost

    def body(self, row: dict[str, Any]) -> dict[str, Any]:
        """The body that a row says."""
        return _said(self._body, row)


def _whole(places: tuple[tuple[tuple[str, ...], Place], ...]) -> Place:
    """Of a key's cases by mode the one that has all there is."""
    return max((place for _, place in places), key=lambda place: (place.taken, len(place.keys)))


def _cell(place: Place, data: Any, lost: set[str]) -> Any:
    """`data` as its column holds it; None, with a note in `lost`, where it cannot."""
    value = place.value
    number = isinstance(data, (int, float)) and not isinstance(data, bool)
    text = value.kind in TEXTS or value.as_string
    if data is None:
        lost.add("null")
    elif value.kind == "object" and isinstance(data, dict):
        return _struct(place, data, lost) if place.keys else json.dumps(data)
    elif value.kind == "list" and isinstance(data, list):
        assert place.item is not None
        # An element that is null stays one.
        return [None if one is None else _cell(place.item, one, lost) for one in data]
    elif value.kind == "number" and number:
        if abs(data) < 10**308 and float(data) == data:
            return float(data)
        lost.add("range")
    elif value.kind == "integer" and number and data == data // 1:
        if -(2**63) <= data < 2**63:
            return int(data)
        lost.add("range")
    elif isinstance(data, str) if text else isinstance(data, bool) and value.kind == "boolean":
        return data
    else:
        lost.add("type")
    return None


def _struct(place: Place, data: dict[str, Any], lost: set[str]) -> dict[str, Any]:
    keys = {key.wire: _whole(key.cases) for key in place.keys}
    if data.keys() - keys.keys():
        lost.add("additionalProperties")
    return {key: _cell(one, data[key], lost) for key, one in keys.items() if key in data}


def _said(place: Place, cell: Any) -> Any:
    """The JSON that a cell stands for: what is null in a struct is not there."""
    if isinstance(cell, dict):
        keys = {key.wire: _whole(key.cases) for key in place.keys}
        return {key: _said(keys[key], one) for key, one in cell.items() if one is not None}
    if isinstance(cell, list):
        assert place.item is not None
        return [_said(place.item, one) for one in cell]
    if place.value.kind == "object" and cell is not None:
        return json.loads(cell)
    return cell
