"""Generated validators and jsonschema on the exported schemas agree on every body."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, ValidationError

from gatewright.ir import Model
from gatewright.runtime.rules.decimals import multiple
from gatewright.schema import compile_schema, request_schema

from .beyond import beyond_schemas
from .everything import catalogue, model_of, some, validator
from .strategies import bent, bodies

QUICK = settings(
    max_examples=150, derandomize=True, deadline=None, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


def binary_steps(error: ValidationError) -> bool:
    """Whether jsonschema only refuses 1.2 as a multiple of 0.1 because it divides binary fractions."""
    return error.validator == "multipleOf" and multiple(error.instance, error.validator_value)


def _of_another(error: ValidationError) -> bool:
    """Whether an error says that the value is of another kind: of another type, or with another text."""
    other_type = error.validator == "type" and not error.path
    return other_type or (error.validator == "const" and len(error.path) == 1)


def fields(error: ValidationError) -> set[str]:
    """The pointers of the fields that an error is about; jsonschema names the object around some."""
    if error.validator == "anyOf":
        # Of a value of one of several kinds: what its own kind says of it.
        branches: dict[Any, list[ValidationError]] = {}
        for one in error.context or ():
            branches.setdefault(one.schema_path[0], []).append(one)
        own = [found for found in branches.values() if not any(map(_of_another, found))]
        if len(own) == 1:
            return {path for one in own[0] for path in fields(one)}
    path = [str(part) for part in error.absolute_path]
    names: list[str] | None = None
    if error.validator == "required":
        names = [name for name in error.validator_value if name not in error.instance]
    elif error.validator == "additionalProperties":
        names = [name for name in error.instance if name not in error.schema["properties"]]
    places = [path] if names is None else [[*path, name] for name in names]
    return {
        "".join(f"/{part.replace('~', '~0').replace('/', '~1')}" for part in place)
        for place in places
    }


UNTAKEN = ("mode", "forbidden", "not_with", "only_when")
"""Rules of what is not taken: their schema is `false`, and jsonschema names the object around the key."""


def named(ours: list[Any]) -> set[str]:
    """The fields that violations name, as jsonschema names them."""
    return {one.path.rpartition("/")[0] if one.rule in UNTAKEN else one.path for one in ours}


def theirs_named(ours: list[Any], theirs: list[ValidationError]) -> set[str]:
    """The fields that errors name, without what is inside a value that its mode does not take.

    Where an object is missing, a schema names the object, and a rule of ours the key that it wants there.
    """
    untaken = tuple(f"{one.path}/" for one in ours if one.rule == "mode")
    found = {path for error in theirs for path in fields(error)}
    whole = named(ours)
    missing = {one.path for one in ours if one.rule == "required"}
    for path in found - whole:
        wanted = {one for one in missing if one.startswith(f"{path}/")}
        found = (found - {path}) | wanted if wanted else found
    return {path for path in found if path in whole or not f"{path}/".startswith(untaken)}


class Pair:
    """A model's validator beside its oracle."""

    def __init__(self, key: str) -> None:
        self.model: Model = model_of(key)
        self.check: Callable[[Any], list[Any] | None] = validator(self.model)
        self.schema = request_schema(self.model)
        Draft202012Validator.check_schema(self.schema)
        self.oracle = Draft202012Validator(self.schema)
        self.quick = compile_schema(self.schema)

    def agree(self, body: Any) -> None:
        ours = self.check(body) or []
        theirs = [error for error in self.oracle.iter_errors(body) if not binary_steps(error)]
        ours = [one for one in ours if not beyond_schemas(one)]
        assert bool(ours) == bool(theirs), (body, ours, [error.message for error in theirs])
        assert bool(self.quick(body)) == bool(theirs), (body, self.quick(body))
        # Not only the verdict: the same fields are named.
        assert named(ours) == theirs_named(ours, theirs), (body, ours)
        for violation in ours:
            assert violation.message and str(violation).isprintable()


@pytest.fixture(scope="module")
def pairs() -> dict[str, Pair]:
    return {key: Pair(key) for key in some(8)}


@pytest.mark.parametrize("key", some(8))
def test_a_body_made_by_the_rules_is_right_for_both(key: str, pairs: dict[str, Pair]) -> None:
    pair = pairs[key]

    @QUICK
    @given(bodies(pair.model))
    def check(body: dict[str, Any]) -> None:
        pair.agree(body)
        assert not pair.check(body), pair.check(body)

    check()


@pytest.mark.parametrize("key", some(8))
def test_a_bent_body_gets_the_same_verdict_from_both(key: str, pairs: dict[str, Pair]) -> None:
    pair = pairs[key]

    @QUICK
    @given(bent(pair.model))
    def check(body: Any) -> None:
        pair.agree(body)

    check()


@pytest.mark.parametrize("key", some(8))
def test_any_json_at_all_gets_the_same_verdict_from_both(key: str, pairs: dict[str, Pair]) -> None:
    pair = pairs[key]
    text = st.text(st.characters(exclude_categories=("Cs",)), max_size=5)
    scalars = st.one_of(st.none(), st.booleans(), st.integers(), text)
    anything = st.recursive(
        scalars,
        lambda inner: st.one_of(st.lists(inner), st.dictionaries(text, inner)),
        max_leaves=8,
    )

    @QUICK
    @given(anything)
    def check(body: Any) -> None:
        pair.agree(body)

    check()


LAXER = {
    "NaN": ("strength", float("nan"), "finite"),
    "infinity": ("weight", float("-inf"), "finite"),
    "a lone surrogate": ("prompt", "a\ud800", "unicode"),
    "a newline behind a size": ("size", "200x200\n", "pattern"),
    "too many pixels": ("size", "1009x1009", "maximum"),
    "too few pixels": ("size", "100x100", "minimum"),
}
"""Where jsonschema lets pass what we do not: (key, value, our rule). There are no others."""


@pytest.mark.parametrize("name", LAXER)
def test_where_json_schema_is_laxer_the_validator_is_not(name: str, pairs: dict[str, Pair]) -> None:
    key, value, rule = LAXER[name]
    pair = pairs["reapi/everything-1"]
    body = {"model": "everything-1", "prompt": "xx", key: value}
    assert pair.oracle.is_valid(body)
    assert [(one.path, one.rule) for one in pair.check(body) or []] == [(f"/{key}", rule)]


def test_steps_are_decimal_where_jsonschema_counts_in_binary(pairs: dict[str, Pair]) -> None:
    pair = pairs["reapi/everything-1"]
    body = {"model": "everything-1", "prompt": "xx", "guidance": 1.2}
    assert not pair.check(body)
    assert [error.validator for error in pair.oracle.iter_errors(body)] == ["multipleOf"]
    assert [one.rule for one in pair.check({**body, "guidance": 1.25}) or []] == ["multipleOf"]


def test_every_model_of_the_project_has_a_schema_in_the_package() -> None:
    from image_gateways import MODELS

    for key in MODELS:
        assert MODELS.data(key, "schemas") == request_schema(catalogue().model(key))
