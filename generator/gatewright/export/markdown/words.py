"""What a value may be, a price and a lifetime, in words."""

from __future__ import annotations

import json

from ...ir import Model, Param, Value
from ...render.overview import price as _price
from ...runtime.rules.decimals import written
from .text import code, plain

NOT_DOCUMENTED = "not documented"
_DAY = 86_400

_KINDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "url": "address",
    "size": "`WIDTHxHEIGHT`",
    "object": "object",
}


def takes(value: Value) -> str:
    """Everything that is documented of a value, as Markdown."""
    return "; ".join([_kind(value), *_limits(value), *(["or null"] if value.nullable else [])])


def default(param: Param) -> str:
    """A parameter's default as JSON, in the words of the wire; empty when none is documented."""
    if not param.has_default:
        return ""
    text = param.value.as_string and isinstance(param.default, bool)
    shown = str(param.default).lower() if text else param.default
    return code(json.dumps(shown, ensure_ascii=False))


def price(model: Model) -> str:
    """What a request costs."""
    text = _price(model)
    rate = model.price.credits_per_usd
    return f"{text} ({rate:,} credits per USD)" if rate and model.price.unit == "credit" else text


def returns(model: Model) -> str:
    """What comes back, and whether at once."""
    count = model.output_count
    noun = model.medium if count == 1 else f"{model.medium}s"
    what = f"{model.medium}s" if count is None else f"{count} {noun}"
    return f"{what}, {'as the answer' if model.operation.poll is None else 'through a task'}"


def lifetime(model: Model) -> str:
    """How long the links to the results live."""
    seconds = model.links_lifetime
    if seconds is None:
        return f"they expire, when is {NOT_DOCUMENTED}" if model.links_expire else NOT_DOCUMENTED
    if seconds % _DAY == 0:
        days = seconds // _DAY
        return f"{days} day{'s' if days != 1 else ''}"
    return f"{seconds:,} seconds"


def mode(name: str) -> str:
    """A mode's name as people say it."""
    return plain(name.replace("_", " "))


def _kind(value: Value) -> str:
    match value.kind:
        case "enum":
            return ", ".join(code(option) for option in value.options)
        case "const":
            return code(value.const)
        case "boolean" if value.as_string:
            return '`"true"` or `"false"`, as text'
        case "boolean":
            return "`true` or `false`"
        case "list":
            return f"list of: {takes(value.items)}" if value.items else "list"
        case kind:
            return _KINDS[kind]


def _limits(value: Value) -> list[str]:
    return [
        text
        for text in (
            _range(value.minimum, value.maximum, ""),
            f"in steps of {written(value.step)}" if value.step is not None else "",
            _range(value.min_length, value.max_length, " characters"),
            f"scheme {' or '.join(value.schemes)}" if value.schemes else "",
            _range(value.min_side, value.max_side, " pixels a side"),
            _range(value.min_pixels, value.max_pixels, " pixels in all"),
            _range(value.min_items, value.max_items, " elements"),
        )
        if text
    ]


def _range(low: float | None, high: float | None, unit: str) -> str:
    if low is not None and high is not None:
        return f"{_number(low)} to {_number(high)}{unit}"
    if low is not None:
        return f"at least {_number(low)}{unit}"
    return "" if high is None else f"at most {_number(high)}{unit}"


def _number(number: float) -> str:
    return f"{number:,}" if isinstance(number, int) else written(number)
