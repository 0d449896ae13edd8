"""The cheap questions a generated validator asks before it calls a judge."""

from __future__ import annotations

from ..ir import Value
from .literals import inline


def guards(value: Value, var: str, judge: str) -> list[str]:
    """Conditions of which one is true for every wrong value of the variable `var`.

    They may also be true for some right values; none at all means that the judge looks at each.
    """
    not_str = f"{var}.__class__ is not str"
    match value.kind:
        case "const":
            return [f"{var} != {inline(value.const)}"]
        case "enum":
            return [not_str, f"{var} not in {judge}_OPTIONS"]
        case "boolean" if value.as_string:
            return [not_str, f"{var} not in {judge}_OPTIONS"]
        case "boolean":
            return [f"{var} is not True and {var} is not False"]
        case "string":
            return [not_str, *_lengths(value, var), f"not {var}.isascii()"]
        case "url" if value.schemes and "https" not in value.schemes:
            return []
        case "url":
            # A URL of any scheme needs no host.
            host = [f'{var}[8:9] in "/?# "'] if value.schemes else []
            start = [f'{var}[:8] != "https://"', *host]
            return [not_str, *_lengths(value, var), *start, f"not {var}.isascii()"]
        case "size":
            return [not_str, f"{var} not in {judge}.known"]
        case "integer" | "number":
            return _number_guards(value, var)
        case "list" | "object":
            return []


def _lengths(value: Value, var: str) -> list[str]:
    parts: list[str] = []
    if value.max_length is not None:
        parts.append(f"len({var}) > {value.max_length}")
    if value.min_length is not None:
        parts.append(f"len({var}) < {value.min_length}")
    return parts


def _number_guards(value: Value, var: str) -> list[str]:
    if value.step is not None:
        return []
    low, high = value.minimum, value.maximum
    if low is not None and high is not None:
        inside = f"not {inline(low)} <= {var} <= {inline(high)}"
        if value.kind == "number":
            # Both bounds keep NaN and the infinities out, so floats may pass here as well.
            return [f"not ({var}.__class__ is int or {var}.__class__ is float)", inside]
        return [f"{var}.__class__ is not int", inside]
    parts = [f"{var}.__class__ is not int"]
    if low is not None:
        parts.append(f"{var} < {inline(low)}")
    if high is not None:
        parts.append(f"{var} > {inline(high)}")
    return parts
