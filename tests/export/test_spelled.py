"""Schemas of requests in OpenAPI documents say the same as those that judge, in the spelling of linters."""

from __future__ import annotations

import json
from typing import Any

import pytest

from gatewright import ir
from gatewright.export.requests import request_component
from gatewright.export.spelled import spell_out
from gatewright.mock.judge import Judge
from tests.peers.bodies import bodies
from tests.shares import share


def test_it_accepts_and_refuses_what_the_schema_of_requests_does(catalogue: ir.Package) -> None:
    plain, exported = Judge(), Judge(request_component)
    accepted = refused = 0
    shown = [one for one in catalogue.models if one.examples]
    models = [one for one in shown if not any(p.outside for p in one.params)]
    for model in share(models, 24, "models whose exported schema is asked too"):
        for body in (*(one for _, one in model.examples), *bodies(model, 12, seed=3)):
            right = plain.faults(model, body) == []
            assert (exported.faults(model, body) == []) is right, (model.key, body)
            accepted, refused = accepted + right, refused + (not right)
    assert accepted and refused


def test_a_condition_names_the_keys_it_asks_for_and_allows_all_others() -> None:
    assert spell_out({"not": {"required": ["image"]}}) == {
        "not": {"required": ["image"], "properties": {"image": {}}, "unevaluatedProperties": True}
    }
    closed = {"type": "object", "properties": {"a": {}}, "additionalProperties": False}
    assert spell_out(closed) == closed
    assert spell_out({"type": "array", "minItems": 1})["items"] == {}
    assert spell_out({"anyOf": [{"required": ["a"]}]}).keys() == {
        "required",
        "properties",
        "unevaluatedProperties",
    }


@pytest.mark.parametrize(
    ("low", "high", "step", "values"),
    [
        (0, 1, 0.05, [round(n * 0.05, 2) for n in range(21)]),
        (0.1, 0.4, 0.1, [0.1, 0.2, 0.3, 0.4]),
        (0.15, 0.4, 0.1, [0.2, 0.3, 0.4]),
        (-0.2, 0.2, 0.1, [-0.2, -0.1, 0.0, 0.1, 0.2]),
    ],
)
def test_a_step_that_binary_fractions_miss_is_a_list(
    low: float, high: float, step: float, values: list[float]
) -> None:
    number = {"type": "number", "minimum": low, "maximum": high, "multipleOf": step}
    made: Any = spell_out(number)
    assert made["enum"] == values and "multipleOf" not in made
    assert json.loads(json.dumps(made["enum"])) == values
    assert spell_out({**number, "type": ["number", "null"]})["enum"] == [*values, None]


def test_a_step_of_too_many_values_is_told_and_refuses_nothing_right() -> None:
    number = {"type": "number", "minimum": 0, "maximum": 1000, "multipleOf": 0.1}
    assert spell_out(number) == {"type": "number", "minimum": 0, "maximum": 1000, "x-step": 0.1}
    whole = {"type": "integer", "multipleOf": 8}
    assert spell_out(whole) == whole and spell_out({"multipleOf": 0.5}) == {"multipleOf": 0.5}
