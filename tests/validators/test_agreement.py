"""The generated validators agree with two JSON Schema validators.

Bodies by the thousand, from a seed. Where JSON Schema is laxer, a predicate says so from the
violation itself; nothing else may differ.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator

from gatewright.schema import request_schema

from .beyond import beyond_schemas
from .everything import FIRST, KEYS, model_of, some, validator
from .sampling import Sampler
from .test_oracle import binary_steps, named, theirs_named

MANY, FEW = 2000, 500


@cache
def bodies(key: str) -> list[Any]:
    """As many right bodies as bent ones: 2,000 each for the project's models, 500 for the others."""
    sampler = Sampler(model_of(key))
    count = MANY if key in FIRST else FEW
    return [
        *(sampler.right() for _ in range(count)),
        *(sampler.bent() for _ in range(count)),
    ]


@cache
def violations(key: str) -> list[list[Any]]:
    """What the validator says of each of `bodies`."""
    check = validator(model_of(key))
    return [check(body) or [] for body in bodies(key)]


def pairs(found: list[Any]) -> set[tuple[str, str]]:
    return {(one.path, one.rule) for one in found}


def test_bodies_are_many_and_break_every_rule_that_the_models_have() -> None:
    for key in FIRST:
        made = bodies(key)
        right, bent = violations(key)[:MANY], violations(key)[MANY:]
        assert len(made) == 2 * MANY
        assert len({json.dumps(body) for body in made}) > 1.5 * MANY
        assert not any(right)
        assert sum(map(bool, bent)) > MANY / 2
    rules = {rule for key in KEYS for found in violations(key) for _, rule in pairs(found)}
    assert rules == {
        *("type", "enum", "const", "required", "additionalProperties", "mode", "multipleOf"),
        *("minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum", "pattern"),
        *("exclusiveMinimum", "exclusiveMaximum", "anyOf", "ratio"),
    }


@pytest.mark.parametrize("key", some(8))
def test_jsonschema_agrees(key: str) -> None:
    judge = Draft202012Validator(request_schema(model_of(key)))
    for body, found in zip(bodies(key), violations(key), strict=True):
        ours = [one for one in found if not beyond_schemas(one)]
        try:
            theirs = [error for error in judge.iter_errors(body) if not binary_steps(error)]
        except OverflowError:
            continue  # it divides a whole number of 400 digits by a fraction, as floats
        assert bool(ours) == bool(theirs), (body, ours)
        assert named(ours) == theirs_named(ours, theirs), body


@pytest.mark.parametrize("key", some(8))
def test_jsonschema_rs_agrees(key: str) -> None:
    judge = jsonschema_rs.validator_for(request_schema(model_of(key)))
    for body, found in zip(bodies(key), violations(key), strict=True):
        ours = any(not beyond_schemas(one) for one in found)
        assert judge.is_valid(body) is not ours, (body, found)
