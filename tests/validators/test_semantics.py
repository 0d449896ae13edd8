"""What the validators decided on JSON's edges, value by value."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from gatewright.runtime.rules.decimals import multiple
from gatewright.runtime.rules.kinds.size import KEPT, Size
from gatewright.schema import request_schema
from image_gateways import validate

from .everything import model_of, package, validator

Check = Callable[[Any], list[Any] | None]
BODY = {"model": "everything-1", "prompt": "xx"}


class Word(str):
    __slots__ = ()


class Whole(int):
    pass


class Real(float):
    pass


class Members(dict[str, Any]):
    pass


class Row(list[Any]):
    pass


class Mood(StrEnum):
    CALM = "calm"


class Odd(str, Enum):  # noqa: UP042 - what many callers have
    ONE = "1"


class Steps(IntEnum):
    SEVEN = 7


def label(value: Any) -> str | None:
    """The name of a case whose number has more digits than Python would print."""
    return "huge" if isinstance(value, int) and abs(value) > 2**100 else None


@pytest.fixture(scope="module")
def check() -> Check:
    return validator(package().model("reapi/everything-1"))


def found(check: Check, **params: Any) -> list[tuple[str, str]]:
    return [(one.path, one.rule) for one in check({**BODY, **params}) or []]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("steps", 7.0),
        ("seed", -0.0),
        ("seed", 1e300),
        ("seed", 10**5000),
        ("seed", -(2**70)),
        ("guidance", 3),
        ("guidance", 1.1),
        ("strength", 0),
        ("weight", -(10**400)),
        ("size", "250x250"),
        ("link", "urn:x"),
        ("picture", "HTTPS://X.example"),
        ("note", "\u00e9" * 7),
        ("note", "\U0001f98a" * 7),
        ("note", None),
        ("odd", None),
        ("loose", {"known": True, "unknown": [1]}),
        ("grid", []),
        ("grid", [[], [0, 1]]),
    ],
    ids=label,
)
def test_it_is_right(check: Check, key: str, value: Any) -> None:
    more = {"count": 1} if key == "picture" else {}
    assert found(check, **{key: value, **more}) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("note", Word("x")),
        ("mood", Mood.CALM),
        ("odd", Odd.ONE),
        ("steps", Steps.SEVEN),
        ("steps", Whole(14)),
        ("steps", Real(7)),
        ("guidance", Real(1.5)),
        ("strength", Real(0.5)),
        ("size", Word("250x250")),
        ("link", Word("urn:x")),
        ("tags", Row(["a"])),
        ("tags", [Word("a")]),
        ("options", Members(depth=Whole(1))),
        ("tools", [Members(type=Word("draw"))]),
    ],
)
def test_subclasses_of_what_json_knows_are_what_json_makes_of_them(
    check: Check, key: str, value: Any
) -> None:
    assert found(check, **{key: value}) == []
    assert check(Members(BODY, **{key: value})) is None
    assert found(check, **{key: json.loads(json.dumps(value))}) == []


@pytest.mark.parametrize(
    ("key", "value", "rule"),
    [
        ("guidance", True, "type"),
        ("steps", True, "type"),
        ("strength", False, "type"),
        ("flag", 1, "type"),
        ("flag", "true", "type"),
        ("quoted", True, "type"),
        ("quoted", "True", "enum"),
        ("steps", 7.5, "type"),
        ("steps", "7", "type"),
        ("guidance", Decimal("1.5"), "type"),
        ("strength", 1j, "type"),
        ("guidance", float("nan"), "finite"),
        ("strength", float("nan"), "finite"),
        ("weight", float("-inf"), "finite"),
        ("seed", float("inf"), "finite"),
        ("steps", Real("nan"), "finite"),
        ("note", "\ud800", "unicode"),
        ("note", Word("\udfff"), "unicode"),
        ("link", "urn:\ud800", "unicode"),
        ("note", b"x", "type"),
        ("note", bytearray(b"x"), "type"),
        ("tags", ("a",), "type"),
        ("tags", {"a"}, "type"),
        ("tags", "a", "type"),
        ("tools", {}, "type"),
        ("options", [], "type"),
        ("options", None, "type"),
        ("mood", None, "type"),
        ("size", "0250x250", "pattern"),
        ("size", "250x250\n", "pattern"),
        ("size", "\u0662\u0665\u0660x250", "pattern"),
        ("size", "+250x250", "pattern"),
        ("size", "9" * 5000 + "x1", "pattern"),
        ("guidance", 10**5000, "maximum"),
        ("guidance", -(10**5000), "minimum"),
        ("steps", 10**5000, "maximum"),
        ("link", "https", "pattern"),
        ("link", "", "pattern"),
        ("local", "https://x", "pattern"),
        ("local", "s3:/x", "pattern"),
    ],
    ids=label,
)
def test_it_is_wrong(check: Check, key: str, value: Any, rule: str) -> None:
    assert (f"/{key}", rule) in found(check, **{key: value})


@pytest.mark.parametrize("body", [None, True, 3, 1.5, "x", [], [{}], (), float("nan"), b"{}"])
def test_a_body_that_is_no_object_is_one_violation_of_the_whole_document(
    check: Check, body: Any
) -> None:
    (violation,) = check(body) or []
    assert (violation.path, violation.rule) == ("", "type")
    assert str(violation).startswith("(document): ")


def test_every_broken_rule_is_in_one_report(check: Check) -> None:
    body = {"prompt": "x" * 41, "steps": 51, "tags": ["toolong", 3], "extra": 1, "a/b~c": 2}
    assert sorted((one.path, one.rule) for one in check(body) or []) == [
        ("/a~1b~0c", "additionalProperties"),
        ("/extra", "additionalProperties"),
        ("/model", "required"),
        ("/prompt", "maxLength"),
        ("/steps", "maximum"),
        ("/steps", "multipleOf"),
        ("/tags/0", "maxLength"),
        ("/tags/1", "type"),
    ]


def test_a_missing_key_of_an_inner_object_is_named_at_its_own_place(check: Check) -> None:
    assert found(check, options={}) == [("/options/depth", "required")]
    assert found(check, tools=[{"type": "draw"}, {"depth": 1}]) == [("/tools/1/type", "required")]
    assert found(check, grid=[[0], [0, -1]]) == [("/grid/1/1", "minimum")]


def test_a_mode_is_decided_by_the_key_and_not_by_its_value(check: Check) -> None:
    assert found(check, mood="sharp") == [("/mood", "enum")]
    assert found(check, mood="sharp", picture=3, count=1) == [("/picture", "type")]
    assert found(check, picture="https://x.example", count=1, steps=7) == [("/steps", "mode")]
    assert check({"model": "everything-1", "flag": None}) is not None
    assert check({"model": "everything-1", "flag": True}) is None


def test_a_million_characters_are_one_violation_and_its_message_is_short() -> None:
    body = {"model": "qwen-image-2", "prompt": "\u00e9" * 1_000_000}
    (violation,) = validate("reapi/qwen-image-2", body)
    assert violation.rule == "maxLength"
    assert "1,000,000" in violation.message
    assert len(str(violation)) < 300


def test_nesting_without_end_is_judged_without_following_it() -> None:
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    violations = validate(
        "reapi/qwen-image-2", {"model": "qwen-image-2", "prompt": deep, "extra": deep}
    )
    assert [(one.path, one.rule) for one in violations] == [
        ("/prompt", "type"),
        ("/extra", "additionalProperties"),
    ]
    assert all(str(one).isprintable() and repr(one) for one in violations)
    assert violations[0] == violations[0] and violations[0] != violations[1]


def test_keys_that_json_cannot_have_are_unknown_keys(check: Check) -> None:
    body = {**BODY, 1: 1, None: 1, ("a", "b"): 1, "\ud800": 1}
    assert {one.rule for one in check(body) or []} == {"additionalProperties"}
    assert len(check(body) or []) == 4


def test_judging_changes_nothing_and_gives_the_same_twice(check: Check) -> None:
    body = {**BODY, "size": "250x250", "tags": ["toolong"], "steps": 3}
    before = json.dumps(body)
    first, second = check(body), check(body)
    assert first == second and first is not second
    assert json.dumps(body) == before


@pytest.mark.parametrize(
    ("value", "step", "whole"),
    [
        (0.3, 0.1, True),
        (1.1, 0.1, True),
        (0.35, 0.1, False),
        (1e308, 0.1, True),
        (5e-324, 0.1, False),
        (10**1000, 0.1, True),
        (10**5000, 0.5, True),
        (10**5000 + 1, 8, False),
        (7.0, 7, True),
        (7.5, 7, False),
        (-0.0, 7, True),
        (0.000001, 0.0000005, True),
    ],
    ids=label,
)
def test_multiples_are_those_of_the_written_decimals(
    value: float, step: float, whole: bool
) -> None:
    assert multiple(value, step) is whole
    assert multiple(-value, step) is whole


def test_only_so_many_right_sizes_are_remembered_and_no_wrong_one() -> None:
    kind = Size(min_side=100, max_side=1009)
    for number in range(3 * KEPT):
        size = f"{100 + number % 900}x{100 + number // 900}"
        assert not kind.broken_keywords(size)
        assert kind.broken_keywords(f"{size}0000")
    assert len(kind.fine) == KEPT
    assert not any(kind.broken_keywords(size) for size in kind.fine)


@pytest.mark.parametrize("held", [None, "x", 3, []])
def test_a_container_that_is_no_object_decides_no_mode_for_the_validator_and_the_schema(
    held: Any,
) -> None:
    model = model_of("specs:umodelverse/viduq2-turbo")
    body = {"model": "viduq2-turbo", "input": held, "parameters": {"vidu_type": "img2video"}}
    assert [one.path for one in validator(model)(body) or []] == ["/input"]
    errors = list(Draft202012Validator(request_schema(model)).iter_errors(body))
    assert [list(one.absolute_path) for one in errors] == [["input"]]
