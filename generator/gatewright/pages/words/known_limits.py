"""The limits that kinds of values have, as readers of pages ask for them."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from ...runtime.rules.kinds import kinds
from ...runtime.rules.limits import Least, Limit
from .values import number


@cache
def limits_by_name() -> dict[str, Limit]:
    """Every limit that a request can break, by its key in a spec; those that a spec must set first."""
    limits = [limit for kind in kinds().values() for limit in kind.limits]
    return {limit.name: limit for limit in sorted(limits, key=_rank)}


def _rank(limit: Limit) -> tuple[bool, bool]:
    # Of two limits of one name the later one stays: a bound, not a note of the same name.
    return not limit.needed, limit.judged


def rank_as_written(name: str) -> int:
    """Where a person writes a fact of a param: the type first, lower bounds before upper ones, the default last."""
    order = ["type", *limits_by_name()]
    behind = len(order) + (name in ("required", "default"))
    return order.index(name) if name in order else behind


def takes(kind: str, names: tuple[str, ...]) -> bool:
    """Whether a value of `kind` can have all limits of `names`."""
    found = kinds().get(kind)
    return found is not None and set(names) <= {limit.name for limit in found.limits}


def needs(kind: str, name: str) -> bool:
    """Whether a spec has to say the limit `name` of a `kind`."""
    found = kinds().get(kind)
    return found is not None and any(one.needed and one.name == name for one in found.limits)


def numeric(kind: str) -> bool:
    """Whether a value of `kind` is a number."""
    return takes(kind, ("minimum", "maximum"))


def is_text(kind: Any) -> bool:
    """Whether a value of `kind` may be any text."""
    found = kinds().get(str(kind))
    return found is not None and found.free_text


def is_fixed(kind: str) -> bool:
    """Whether a value of `kind` is always the same."""
    found = kinds().get(kind)
    return found is not None and found.fixed


def is_a(kind: str, value: Any) -> bool:
    """Whether `value` is of the JSON type of a `kind`, whatever its limits."""
    found = kinds().get(kind)
    return found is not None and "type" not in found.build({}).broken_keywords(value)


def value_in(text: str, kind: str) -> Any:
    """The value of a `kind` that `text` of a page writes, or None."""
    found = kinds().get(kind)
    if found is None:
        return None
    if found.walks:
        return _parse_json(text, kind)
    plain = text[1:-1] if len(text) >= 2 and text[0] == text[-1] == '"' else text
    figure = number(plain) if numeric(kind) else None
    words = (plain, plain.casefold()) if figure is None else (figure,)
    values = (found.build({}).parse(one) if isinstance(one, str) else one for one in words)
    return next((one for one in values if is_a(kind, one)), None)


def _parse_json(text: str, kind: str) -> Any:
    """The list or object that `text` writes as JSON, or None."""
    try:
        value: Any = json.loads(text) if text[:1] in ("[", "{") else None
    except (json.JSONDecodeError, RecursionError):
        return None
    return value if is_a(kind, value) else None


def broken_limit(stated: dict[str, Any], also: list[Any], value: Any) -> str | None:
    """The key of the limit that `value` breaks, of those `stated` of a param, or None.

    `also` are options that some modes take on top. A limit that does not fit its kind is not asked.
    """
    found = kinds().get(stated.get("type", ""))
    if found is None:
        return None
    said = {limit.name: stated[limit.name] for limit in found.limits if limit.name in stated}
    if "options" in said:
        said["options"] = [*said["options"], *also]
    elif needs(found.word, "options"):
        return None
    if "type" in (keywords := found.build(said).broken_keywords(value)):
        return "type"
    if keywords and "options" not in said and found.build({}).broken_keywords(value):
        # It is of the right JSON type, and not written as its kind is.
        return "type"
    # Two limits may have one keyword, so each is asked alone.
    alone = (name for name in said if found.build({name: said[name]}).broken_keywords(value))
    return next(alone, None) if keywords else None


def ends(kind: str) -> tuple[str, str] | None:
    """The limits at both ends of the range of a `kind`, or None where it has no range."""
    found = kinds().get(kind)
    least = (limit for limit in (found.limits if found else ()) if isinstance(limit, Least))
    return next(((limit.name, limit.most.name) for limit in least), None)
