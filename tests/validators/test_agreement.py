"""All judges say the same: validators, JSON Schema by two validators, DuckDB macros, Polars expressions.

On bodies by the thousand, from a seed. Where a judge is known to be laxer, a predicate says so from the
violation itself; nothing else may differ.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator

from gatewright.export.steps import EXACT, fraction
from gatewright.ir import Model
from gatewright.runtime.judges import Integer, Number
from gatewright.schema import request_schema
from image_gateways import MODELS

from .everything import KEYS, package, validator
from .sampling import Sampler
from .tables import Pairs, Table, in_duckdb
from .test_oracle import binary_steps, fields

OWN = list(MODELS)
MANY, FEW = 2000, 500


@cache
def bodies(key: str) -> list[Any]:
    """As many right bodies as bent ones: 2,000 each for the project's models, 500 for the others."""
    sampler = Sampler(package().model(key))
    count = MANY if key in OWN else FEW
    return [
        *(sampler.right() for _ in range(count)),
        *(sampler.bent() for _ in range(count)),
    ]


@cache
def violations(key: str) -> list[list[Any]]:
    """What the validator says of each of `bodies`."""
    check = validator(package().model(key))
    return [check(body) or [] for body in bodies(key)]


def pairs(found: list[Any]) -> Pairs:
    return {(one.path, one.rule) for one in found}


def beyond_steps(violation: Any) -> bool:
    """Whether a number is too large for tables to hold it against its step."""
    if violation.rule != "multipleOf":
        return False
    return bool(abs(violation.value) * fraction(violation[0].step)[1] >= EXACT)


def too_many_pixels(violation: Any) -> bool:
    """What JSON Schema cannot say of a size."""
    return violation.rule in ("minimum", "maximum") and not isinstance(violation[0], Number)


def test_bodies_are_many_and_break_every_rule_that_the_models_have() -> None:
    for key in OWN:
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
    }


@pytest.mark.parametrize("key", KEYS)
def test_jsonschema_agrees(key: str) -> None:
    judge = Draft202012Validator(request_schema(package().model(key)))
    for body, found in zip(bodies(key), violations(key), strict=True):
        ours = [one for one in found if not too_many_pixels(one)]
        theirs = [error for error in judge.iter_errors(body) if not binary_steps(error)]
        assert bool(ours) == bool(theirs), (body, ours)
        # jsonschema does not say which key it is that a mode does not take.
        untaken = {one.path for one in ours if one.rule == "mode"}
        named = {"" if one.path in untaken else one.path for one in ours}
        assert named == {path for error in theirs for path in fields(error)} - untaken, body


@pytest.mark.parametrize("key", KEYS)
def test_jsonschema_rs_agrees(key: str) -> None:
    judge = jsonschema_rs.validator_for(request_schema(package().model(key)))
    for body, found in zip(bodies(key), violations(key), strict=True):
        ours = any(not too_many_pixels(one) for one in found)
        assert judge.is_valid(body) is not ours, (body, found)


@pytest.mark.parametrize("key", KEYS)
def test_duckdb_names_the_same_places_and_rules(key: str) -> None:
    told = in_duckdb(package().model(key), [json.dumps(body) for body in bodies(key)])
    for body, found, theirs in zip(bodies(key), violations(key), told, strict=True):
        ours = pairs([one for one in found if not beyond_steps(one)])
        assert theirs == ours, body


@pytest.mark.parametrize("key", KEYS)
def test_polars_names_the_same_places_and_rules_of_what_the_table_holds(key: str) -> None:
    model = package().model(key)
    table, check = Table(model), validator(model)
    rows = [
        (body, found, *table.row(body))
        for body, found in zip(bodies(key), violations(key), strict=True)
        if isinstance(body, dict)
    ]
    told = table.judged([row for _, _, row, _ in rows])
    for (body, found, row, lost), theirs in zip(rows, told, strict=True):
        held = check(table.body(row)) or []
        ours = in_any_element([one for one in held if kept(one, model)])
        assert theirs == ours, (body, row)
        # What the table does not hold is on the list of what cannot be told, or changes nothing.
        if pairs(held) != pairs(found):
            assert lost & table.inexpressible.keys(), body
        assert lost - {"range"} <= table.inexpressible.keys()


def kept(violation: Any, model: Model) -> bool:
    """Whether a table of columns tells this violation of what it holds."""
    if violation.rule == "required" and violation[0].nullable:
        return False
    whole = isinstance(violation[0], Integer) and isinstance(violation[0].step, int)
    return whole or not beyond_steps(violation)


def in_any_element(found: list[Any]) -> Pairs:
    return {(re.sub(r"/\d+(?=/|$)", "/*", one.path), one.rule) for one in found}
