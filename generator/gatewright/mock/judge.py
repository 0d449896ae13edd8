"""Is this body a request of that model? Asked of jsonschema and the exported schema alone.

The generated validators are never consulted, so that the two check each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, relevance

from .. import ir
from ..schema import request_schema

SchemaOf = Callable[[ir.Model], dict[str, Any]]
_MOST = 5
"""Faults told in one answer."""
_LONGEST = 200
"""Characters of one fault: jsonschema quotes the value, which may be a whole book."""


class Judge:
    """Judges bodies; keeps a compiled schema per model."""

    def __init__(self, schema: SchemaOf = request_schema) -> None:
        self._schema = schema
        self._validators: dict[str, Any] = {}

    def faults(self, model: ir.Model, body: Any) -> list[str]:
        """What is wrong with `body`, each as ``/pointer: message``; empty when nothing is."""
        if model.key not in self._validators:
            self._validators[model.key] = Draft202012Validator(self._schema(model))
        errors: Iterable[ValidationError] = self._validators[model.key].iter_errors(body)
        told = [_told(error) for error in sorted(errors, key=_place)]
        return list(dict.fromkeys(told))[:_MOST]


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
