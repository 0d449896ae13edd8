"""What people write and what they mean by it: the signed table against messages, ``--fix`` and ``doctor``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from gatewright_tools.doctor.nearest import nearest_request
from gatewright_tools.package import open_package
from gatewright_tools.repair import repair_text

PACKAGE = open_package("image_gateways")
LEAST = 0.95
"""The share of the table that has to be right."""


class Mistake(NamedTuple):
    """One line of the table."""

    model: str
    place: str
    given: Any
    meant: list[Any]
    """Places are text after ``/``; empty where nothing clearly is meant."""

    @property
    def moves(self) -> bool:
        return bool(self.meant) and isinstance(self.meant[0], Place)

    def body(self) -> dict[str, Any]:
        """A request with this mistake alone."""
        body: dict[str, Any] = {}
        keys = PACKAGE.models.data(self.model, "schemas")["properties"]
        if "model" in keys:
            body["model"] = PACKAGE.models[self.model].id
        if "prompt" in keys and self.place != "prompt":
            body["prompt"] = "a fox"
        home = body
        *way, key = self.place.split("/")
        for step in way:
            home = home.setdefault(step, {})
        home[key] = self.given
        return body

    def violation(self) -> Any:
        body = self.body()
        found = [
            *(PACKAGE.models.rules(self.model)(body) or ()),
            *PACKAGE.models.notices(self.model, body),
        ]
        return next((one for one in found if one.path == f"/{self.place}"), None)

    def __str__(self) -> str:
        return f"{self.model} {self.place} {json.dumps(self.given, ensure_ascii=False)}"


class Place(str):
    """A JSON Pointer, so that it is not a value."""

    __slots__ = ()


def table() -> list[Mistake]:
    rows: list[Mistake] = []
    model = ""
    text = Path(__file__).with_name("mistakes.txt").read_text(encoding="utf-8")
    for line in text.split("\n"):
        if not line.startswith(" "):
            model = model if line.startswith("#") or not line else line
            continue
        wrong, _, right = line.strip().partition(" => ")
        place, _, given = wrong.partition(" ")
        rows.append(Mistake(model, place, json.loads(given), list(meant(right))))
    return rows


def meant(text: str) -> Any:
    if text.startswith("/"):
        yield from (Place("" if one == "/" else one) for one in text.split(" "))
        return
    at = 0
    while text != "-" and at < len(text):
        value, at = json.JSONDecoder().raw_decode(text, at)
        at += 1
        yield value


def right(row: Mistake) -> bool:
    """Whether the suggestion for a mistake is what was signed."""
    said = row.violation().correction
    if not row.meant:
        return said is None
    if said is None:
        return False
    if row.moves:
        return said.path in row.meant
    return same(said.value, row.meant) and all(same(one, row.meant) for one in said.others)


def same(value: Any, values: list[Any]) -> bool:
    return any(type(value) is type(one) and value == one for one in values)


def test_the_table_is_large_and_each_line_is_a_mistake() -> None:
    rows = table()
    assert len({str(one) for one in rows}) == len(rows) >= 300
    assert [str(one) for one in rows if one.violation() is None] == []


def test_what_was_meant_is_found_and_nothing_is_guessed() -> None:
    rows = table()
    wrong = [f"{one}: {one.violation().correction}" for one in rows if not right(one)]
    assert len(wrong) <= (1 - LEAST) * len(rows), "\n".join(wrong)


def test_what_is_certain_is_never_wrong() -> None:
    certain = [one for one in table() if (said := one.violation().correction) and said.certain]
    assert len(certain) > 100
    assert [str(one) for one in certain if not right(one)] == []


def test_fix_does_what_is_certain_and_doctor_does_the_same_first() -> None:
    for row in table():
        check, body = PACKAGE.models.rules(row.model), row.body()
        fixed = repair_text(PACKAGE, check, json.dumps(body))
        said = row.violation().correction
        touched = [one for one in fixed.repairs if one.path == f"/{row.place}"]
        if touched and row.given is not None:
            assert said is not None and said.certain, str(row)
        found = nearest_request(PACKAGE, check, body)
        if found is not None:
            safe = {one.path for one in found[1] if one.safe}
            assert {one.path for one in fixed.repairs} <= safe, str(row)
            assert f"/{row.place}" not in safe or touched, str(row)


def test_doctor_puts_what_was_meant_into_the_nearest_request() -> None:
    missed: list[str] = []
    rows = [one for one in table() if one.meant and not one.moves and right(one)]
    for row in rows:
        found = nearest_request(PACKAGE, PACKAGE.models.rules(row.model), row.body())
        value: Any = found and found[0]
        for step in row.place.split("/"):
            value = value.get(step) if isinstance(value, dict) else None
        if found is not None and not same(value, row.meant):
            missed.append(f"{row}: {value!r}")
    assert missed == []
