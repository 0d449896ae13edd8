"""A text that matches a form is valid by the schema and the rules."""

from __future__ import annotations

from typing import Any, cast

import pytest

from gatewright.runtime.rules.addresses import address_pattern
from gatewright_tools.package import InstalledPackage
from gatewright_tools.record.fast import Fast
from gatewright_tools.record.form import Unsayable
from gatewright_tools.record.schema_form import request_form
from image_gateways._runtime.catalog.models import Catalog
from image_gateways._runtime.record.which import Which

scan: Any = pytest.importorskip("gatewright_scan", exc_type=ImportError)
SIZE = {"type": "string", "pattern": "^[1-9][0-9]*x[1-9][0-9]*$", "x-size": {}}


class Models:
    """A catalogue of schemas."""

    def __init__(self, schemas: dict[str, Any]) -> None:
        self._schemas = schemas

    def data(self, key: str, kind: str) -> Any:
        return self._schemas[key]


def closed(properties: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "type": "object", "properties": properties, "additionalProperties": False, **more
    }  # fmt: skip


def look(schema: dict[str, Any]) -> Any:
    """What a scanner for that schema says of a text."""
    catalog = cast("Catalog", Models({"x/y": schema}))
    return scan.Scanner(request_form(catalog, "x/y")).look


def test_all_limits_of_a_size_come_from_one_keyword() -> None:
    right = look(closed({"s": {**SIZE, "x-size": {"maxSide": 2000, "minPixels": 100}}}))
    assert right('{"s": "10x10"}') == scan.RIGHT
    assert right('{"s": "9x11"}') == scan.ONCE
    assert right('{"s": "2001x10"}') == scan.ONCE
    assert right('{"s": "010x10"}') == scan.ONCE


def test_a_size_whose_ratio_is_limited_is_accepted_between_the_usual_sides() -> None:
    right = look(closed({"s": {**SIZE, "x-size": {"maxRatio": 2.5, "maxSide": 2000}}}))
    said = {size: right(f'{{"s": "{size}"}}') for size in ("1024x1024", "1600x700", "2000x799")}
    assert said == {"1024x1024": scan.RIGHT, "1600x700": scan.RIGHT, "2000x799": scan.ONCE}
    small = look(closed({"s": {**SIZE, "x-size": {"maxRatio": 4, "maxSide": 64}}}))
    assert small('{"s": "64x32"}') == scan.RIGHT
    assert small('{"s": "64x15"}') == scan.ONCE


def test_a_pattern_that_is_no_size_is_left_to_the_validator() -> None:
    plain = {"type": "string", "pattern": SIZE["pattern"]}
    assert look(closed({"s": plain}))('{"s": "10x10"}') == scan.ONCE


def test_an_address_that_has_to_be_public_is_seen_by_its_keyword() -> None:
    pattern = address_pattern(("https",), True)
    public = {"type": "string", "pattern": pattern, "x-public": True}
    right = look(closed({"u": public}))
    assert right('{"u": "https://cdn-1.x.example/a.png"}') == scan.RIGHT
    for one in (
        "https://localhost/",
        "https://10.0.0.1/",
        "http://x.example/",
        "https://x.example:1/",
    ):
        assert right(f'{{"u": "{one}"}}') == scan.ONCE, one
    # Without the keyword the pattern is the validator's to judge.
    assert (
        look(closed({"u": {"type": "string", "pattern": pattern}}))('{"u": "https://x.example/"}')
        == scan.ONCE
    )


def test_sizes_that_differ_by_mode_have_the_limits_of_all_modes() -> None:
    wide = {**SIZE, "pattern": "^1", "x-size": {"maxSide": 50, "minPixels": 9}}
    tall = {**SIZE, "pattern": "^2", "x-size": {"maxSide": 90, "minSide": 4}}
    rule = {
        "if": {"required": ["n"]}, "then": {"properties": {"s": wide}},
        "else": {"properties": {"s": tall}},
    }  # fmt: skip
    right = look(closed({"n": {"type": "integer"}, "s": SIZE}, allOf=[rule]))
    said = {size: right(f'{{"s": "{size}"}}') == scan.RIGHT for size in ("4x4", "3x9", "51x9")}
    assert said == {"4x4": True, "3x9": False, "51x9": False}


def test_what_is_said_of_a_size_besides_its_form_is_left_to_the_validator() -> None:
    schema = closed({"size": {**SIZE, "maxLength": 5}, "n": {"type": "integer"}})
    right = look(schema)
    assert right('{"size": "10x10"}') == scan.ONCE
    assert right('{"n": 1}') == scan.RIGHT


@pytest.mark.parametrize(
    ("limits", "right", "wrong"),
    [
        ({"type": "string", "maxLength": 5.0}, '"12345"', '"123456"'),
        ({"type": "integer", "minimum": 10**20}, None, "999999999999999999"),
        ({"type": "integer", "maximum": -(10**20)}, None, "-999999999999999999"),
        ({"type": "integer", "maximum": 10**20}, "7", '"7"'),
        ({"type": "number", "minimum": 1.5, "maximum": 2.5}, "2", "3"),
        ({"type": "integer", "multipleOf": 10**20}, None, "5"),
        ({"type": "string", "minLength": 10**20}, None, '"x"'),
        ({"type": ["string", "null"], "enum": ["a"]}, '"a"', "null"),
        ({"type": ["string", "null"], "enum": ["a", None]}, "null", '"b"'),
    ],
)
def test_limits_of_every_size_are_kept(limits: Any, right: str | None, wrong: str) -> None:
    at = look(closed({"x": limits}))
    assert right is None or at(f'{{"x": {right}}}') == scan.RIGHT
    assert at(f'{{"x": {wrong}}}') == scan.ONCE


def test_a_keyword_that_no_form_knows_is_not_passed_over() -> None:
    for more in ({"minProperties": 2}, {"dependentRequired": {"a": ["b"]}}):
        with pytest.raises(Unsayable):
            look(closed({"a": {"type": "integer"}}, **more))


def test_limits_that_differ_by_mode_hold_all_at_once() -> None:
    tighter = {"properties": {"n": {"type": "integer", "maximum": 5}}}
    looser = {"properties": {"n": {"type": "integer", "minimum": 2}}}
    rule = {"if": {"required": ["a"]}, "then": tighter, "else": looser}
    number = {"type": "integer", "minimum": 0, "maximum": 9}
    at = look(closed({"n": number, "a": {"type": "boolean"}}, allOf=[rule]))
    assert [at(f'{{"n": {n}}}') == scan.RIGHT for n in range(10)] == [
        n in range(2, 6) for n in range(10)
    ]


def test_a_name_that_is_the_id_of_another_model_is_not_taken_for_a_key() -> None:
    keys = ("skills/rivya/x", "rivya/x")
    catalog = cast("Catalog", Models(dict.fromkeys(keys, closed({"n": {"type": "integer"}}))))
    fast = Fast(InstalledPackage("image_gateways", catalog), Which(keys), None, "for")
    fast.meet(keys)
    _, right, _ = fast.sort(b'{"for": "rivya/x", "n": 1}\n{"for": "skills/rivya/x", "n": 1}')
    assert right == {"skills/rivya/x": 1}
