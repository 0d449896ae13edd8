"""Is this body a request of that model? Asked of jsonschema and the exported schema alone.

The generated validators are never consulted, so that the two check each other.
"""

from __future__ import annotations

import math
import re
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
"""The keyword of the exported schemas that says how many elements there may be in all."""
SUM = "x-sum"
"""The one that says what numbers add up to."""
MARKS = "x-marks"
"""The one that says which marks in a text name elements of a list."""
LENGTH = "x-length"
"""The one that says as how many a Chinese character counts."""
PIXELS = "x-size"
"""The one that says how many pixels a size may have."""
_SIZE = re.compile("([1-9][0-9]{0,5})x([1-9][0-9]{0,5})")
_CHINESE = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_NUMBER = r"-?(?=\.?[0-9])[0-9]*\.?[0-9]*"
_PLAIN = re.compile(_NUMBER)
_MOST_SHOWN = 10**40
"""The sum from which on a fault says only that it is too much."""
_GONE = object()
"""Stands for what is not there."""
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
        told = [_fault_in_words(error) for error in sorted(errors, key=_place)]
        return list(dict.fromkeys(told))[:_MOST]


def _too_many(_: Any, stated: dict[str, Any], body: Any, __: Any) -> Iterator[ValidationError]:
    """What JSON Schema has no keyword for: how many elements several lists have in all."""
    values = [_at(body, place) for place in stated["of"]]
    count = sum(len(value) if is_list(value) else value is not _GONE for value in values)
    if count > stated["count"]:
        yield ValidationError(f"{count} elements in all are more than {stated['count']}")


def _wrong_sum(_: Any, stated: dict[str, Any], body: Any, __: Any) -> Iterator[ValidationError]:
    """Nor has it one for what the numbers of a list add up to."""
    listed, key = _at(body, stated["of"]), stated.get("each")
    if not is_list(listed):
        return
    parts = [_at(one, [key]) for one in listed] if key else listed
    total = sum(filter(None, map(_fraction, parts)), Fraction(0))
    equals = stated.get("equals")
    wanted = stated["maximum"] if equals is None else _at(body, equals)
    bound = _fraction(stated.get("default") if wanted is _GONE else wanted)
    if bound is not None and (total > bound if equals is None else total != bound):
        said = f"{float(total):g}" if abs(total) < _MOST_SHOWN else "too much"
        yield ValidationError(f"the numbers of {stated['of'][-1]} add up to {said}")


def _no_such_element(
    _: Any, stated: dict[str, Any], body: Any, __: Any
) -> Iterator[ValidationError]:
    """Nor for marks in a text that name elements of a list by their number, from 1."""
    text, listed = _at(body, stated["text"]), _at(body, stated.get("of", []))
    key = stated.get("each")
    texts: list[Any] = [text]
    if key:
        texts = [_at(one, [key]) for one in text] if is_list(text) else []
    count = len(listed) if is_list(listed) else int(listed is not _GONE)
    if "{n}" in stated["mark"]:
        yield from _no_such_number(stated, [one for one in texts if isinstance(one, str)])
        return
    form = "([0-9]+)".join(map(re.escape, stated["mark"].split("#")))
    for said in (one for one in texts if isinstance(one, str)):
        for found in re.finditer(form, said):
            if len(found[1]) > 9 or not 0 < int(found[1]) <= count:
                yield ValidationError(f"{found[0]} names none of {count} elements")
                return


def _no_such_number(stated: dict[str, Any], texts: list[str]) -> Iterator[ValidationError]:
    """Marks that hold a number, such as pauses: its limits, and what is between them."""
    form = f"({_NUMBER})".join(map(re.escape, stated["mark"].split("{n}")))
    after = stated["mark"].partition("{n}")[2]
    low, high = _fraction(stated.get("minimum")), _fraction(stated.get("maximum"))
    for text in texts:
        said = [one for one in re.finditer(form, text) if len(one[1]) + len(after) <= 40]
        for one in said:
            decimals = len(one[1].partition(".")[2])
            value = Fraction(one[1])
            beside = (low is not None and value < low) or (high is not None and value > high)
            if beside or decimals > stated.get("decimals", decimals):
                yield ValidationError(f"{one[0]} is not a mark that may be here")
        edges = [0, *(edge for one in said for edge in one.span()), len(text)]
        around = [text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True)]
        inside = around if stated.get("stand") == "between_texts" else around[1:-1]
        if said and stated.get("stand") and not all(inside):
            yield ValidationError("marks have no text between or around them")


def _wrong_length(_: Any, stated: dict[str, Any], text: Any, __: Any) -> Iterator[ValidationError]:
    """Nor for a length in which a Chinese character counts as several."""
    if isinstance(text, str):
        length = len(text) + (stated["chinese"] - 1) * len(_CHINESE.findall(text))
        if not stated.get("minimum", 0) <= length <= stated.get("maximum", length):
            yield ValidationError(f"its length counts as {length}")


def _wrong_pixels(_: Any, stated: dict[str, Any], size: Any, __: Any) -> Iterator[ValidationError]:
    """Nor for how many pixels a size has, and how much longer one side is; its sides are in the pattern."""
    found = _SIZE.fullmatch(size) if isinstance(size, str) else None
    pixels = int(found[1]) * int(found[2]) if found else 0
    if found and not stated.get("minPixels", 0) <= pixels <= stated.get("maxPixels", pixels):
        yield ValidationError(f"{size} has {pixels} pixels")
    most = _fraction(stated.get("maxRatio"))
    if found and most is not None:
        short, long = sorted(map(int, found.groups()))
        if long > short * most:
            yield ValidationError(
                f"one side of {size} is more than {stated['maxRatio']} times the other"
            )


def _at(body: Any, place: list[str]) -> Any:
    """What stands at `place`, or _GONE; null is something."""
    for key in place:
        body = body.get(key, _GONE) if is_object(body) else _GONE
    return body


def _fraction(value: Any) -> Fraction | None:
    """A number, or a text that is a plain one: ``-0.5``."""
    if isinstance(value, str):
        return Fraction(value) if len(value) <= 40 and _PLAIN.fullmatch(value) else None
    if isinstance(value, float):
        return Fraction(repr(value)) if math.isfinite(value) else None
    return Fraction(value) if isinstance(value, int) and not isinstance(value, bool) else None


_dialects: Any = validators
_OWN = {
    "multipleOf": _step, IN_ALL: _too_many, SUM: _wrong_sum, MARKS: _no_such_element,
    LENGTH: _wrong_length, PIXELS: _wrong_pixels,
}  # fmt: skip
_Validator: Any = _dialects.extend(Draft202012Validator, _OWN)


def _place(error: ValidationError) -> list[str]:
    return [str(step) for step in error.absolute_path]


def _deepest(error: ValidationError) -> ValidationError:
    """Of an error that sums up others (anyOf, oneOf), the one that is most to the point."""
    while error.context:
        error = min(error.context, key=relevance)
    return error


def _fault_in_words(error: ValidationError) -> str:
    best = _deepest(error)
    steps = [str(step).replace("~", "~0").replace("/", "~1") for step in best.absolute_path]
    message = best.message
    if len(message) > _LONGEST:
        message = f"{message[: _LONGEST // 2]} … {message[-_LONGEST // 2 :]}"
    return f"{''.join('/' + step for step in steps) or 'the body'}: {message}"
