"""Is this body a request of that model? Asked of jsonschema and the exported schema alone.

The generated validators are never consulted, so that the two check each other.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Any

from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import ValidationError, relevance

from .. import ir
from ..schema import request_schema
from .narrowing import is_list, is_object

SchemaOf = Callable[[ir.Model], dict[str, Any]]
IN_ALL = "x-at-most"
"""The keyword of the exported schemas that says it."""
_MOST = 5
"""Faults told in one answer."""
_LONGEST = 200
"""Characters of one fault: jsonschema quotes the value, which may be a whole book."""


def _step(validator: Any, step: float, value: Any, _: Any) -> Iterator[ValidationError]:
    """The keyword multipleOf in decimals: 0.3 is six times 0.05, which binary fractions miss."""
    if validator.is_type(value, "number") and not (
        math.isfinite(value) and Fraction(repr(value)) % Fraction(repr(step)) == 0
    ):
        yield ValidationError(f"{value!r} is not a multiple of {step!r}")


_library: Any = validators
_Validator = _library.extend(Draft202012Validator, {"multipleOf": _step})


class Judge:
    """Judges bodies; keeps a compiled schema per model."""

    def __init__(self, schema: SchemaOf = request_schema) -> None:
        self._schema = schema
        self._validators: dict[str, Any] = {}

    def faults(self, model: ir.Model, body: Any) -> list[str]:
        """What is wrong with `body`, each as ``/pointer: message``; empty when nothing is."""
        if model.key not in self._validators:
            self._validators[model.key] = _Validator(self._schema(model))
        validator = self._validators[model.key]
        errors: Iterable[ValidationError] = validator.iter_errors(body)
        told = [_told(error) for error in sorted(errors, key=_place)]
        told += [
            said for rule in validator.schema.get("allOf", ()) for said in _too_many(rule, body)
        ]
        return list(dict.fromkeys(told))[:_MOST]


def _too_many(rule: dict[str, Any], body: Any) -> Iterator[str]:
    """What JSON Schema has no keyword for: how many elements several lists have in all."""
    stated: dict[str, Any] | None = rule.get(IN_ALL)
    if stated is None:
        return
    count = 0
    for place in stated["of"]:
        value = body
        for key in place:
            value = value.get(key) if is_object(value) else None
        count += len(value) if is_list(value) else value is not None
    if count > stated["count"]:
        yield f"the body: {count} elements in all are more than {stated['count']}"


def _place(error: ValidationError) -> list[str]:
    return [str(step) for step in error.absolute_path]


def _deepest(error: ValidationError) -> ValidationError:
    """Of an error that sums up others (anyOf, oneOf), the one that is most to the point."""
    while error.context:
        error = min(error.context, key=relevance)
    return error


def _told(error: ValidationError) -> str:
    best = _deepest(error)
    steps = [str(step).replace("~", "~0").replace("/", "~1") for step in best.absolute_path]
    message = best.message
    if len(message) > _LONGEST:
        message = f"{message[: _LONGEST // 2]} … {message[-_LONGEST // 2 :]}"
    return f"{''.join('/' + step for step in steps) or 'the body'}: {message}"
