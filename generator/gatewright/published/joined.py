"""Two operations of one id → one model with a mode for each.

A request belongs to the operation whose key it holds: a key that one of them requires and the other does not
have. Where no key tells them apart, or one key is another thing in each, they stay two models.
"""

from __future__ import annotations

from typing import Any

from ..names import snake
from ..runtime.rules.kinds import kind_class
from ..runtime.rules.relations.base import Facts
from .models import PublishedModel
from .objects import order_facts

CHANGES = frozenset(
    {"const", "options", "min_pixels", "max_pixels", "minimum", "maximum", "above", "below", "step"}
    | {
        "min_items",
        "max_items",
        "min_side",
        "max_side",
        "max_ratio",
        "min_length",
        "max_length",
        "pattern",
    }
    | {"default", "required", "doc"}
)
"""What a mode may say of a param."""
_NEEDED = frozenset({"const", "options"})
"""What a kind is not complete without."""


def join_models(first: PublishedModel, second: PublishedModel) -> str:
    """Makes `first` the model of both operations; else says why they stay two.

    The first one's operation creates, unless the request holds a key that the second alone requires.
    """
    one, other = first.data, second.data
    if one["medium"] != other["medium"]:
        return "it makes another medium"
    if "modes" in one:
        return "two operations are one model already"
    if one.get("rules") or other.get("rules"):
        return "its keys ask something of each other"
    params, changes, clash = _params(one["params"], other["params"])
    if clash:
        return f"{clash} is another thing there"
    names = one["operation"], other["operation"]
    decided = _deciding_key(one["params"], other["params"])
    if decided is None:
        return "no key that it requires tells the two apart"
    modes: dict[str, dict[str, Any]] = {
        name: {**({"params": change} if change else {})}
        for name, change in zip(names, changes, strict=True)
    }
    modes[names[1]] = {"operation": names[1], **modes[names[1]]}
    at, key = decided
    modes[names[at]] = {"present": [key], **modes[names[at]]}
    first.data = _data(
        one, other, params, {name: modes[name] for name in (names[at], names[1 - at])}
    )
    _join_accounts(first, second)
    return ""


def _deciding_key(one: dict[str, Facts], other: dict[str, Facts]) -> tuple[int, str] | None:
    """(which of the two a key decides for, the argument of the key)."""
    for at, mine, theirs in ((1, other, one), (0, one, other)):
        for key, facts in mine.items():
            if facts.get("required") and key not in theirs and not kind_class(facts).fixed:
                return at, facts.get("name") or snake(key)
    return None


def _params(
    one: dict[str, Facts], other: dict[str, Facts]
) -> tuple[dict[str, Facts], tuple[dict[str, Facts], dict[str, Facts]], str]:
    """(the params of both, what each mode changes, the key that is another thing in each)."""
    params: dict[str, Facts] = {}
    changes: tuple[dict[str, Facts], dict[str, Facts]] = ({}, {})
    for key in dict.fromkeys([*one, *other]):
        here = one.get(key), other.get(key)
        if here[0] is None or here[1] is None:
            at = 1 if here[0] is None else 0
            facts = dict(here[at] or {})
            if facts.pop("required", False):
                changes[at].setdefault(key, {})["required"] = True
            params[key] = facts
            changes[1 - at][key] = {"forbidden": True}
            continue
        shared = _shared_facts(here[0], here[1])
        if shared is None:
            return {}, changes, key
        params[key] = order_facts(shared)
        for at, own in enumerate((here[0], here[1])):
            change = {word: value for word, value in own.items() if shared.get(word) != value}
            if change:
                changes[at][key] = change
    return params, changes, ""


def _shared_facts(one: Facts, other: Facts) -> Facts | None:
    """What two operations say alike of a key; None where a mode cannot say the rest."""
    shared: Facts = {}
    for word in dict.fromkeys([*one, *other]):
        if one.get(word) == other.get(word):
            shared[word] = one[word]
        elif word not in CHANGES or (word == "default" and not _plain(one, other)):
            return None
        elif word in _NEEDED:
            if word not in one or word not in other:
                return None
            shared[word] = one[word]
    return shared


def _plain(one: Facts, other: Facts) -> bool:
    """Whether both defaults are values that a mode may have."""
    return not any(isinstance(facts.get("default"), dict | list) for facts in (one, other))


def _data(
    one: dict[str, Any], other: dict[str, Any], params: dict[str, Facts], modes: dict[str, Any]
) -> dict[str, Any]:
    """The spec of both, with the source of each."""
    name = other["operation"]
    other = _with_own_sources(one, other)
    stated: dict[str, Any] = {f"modes.{name}": {"source": name}}
    stated |= {f"params.{key}": {"source": name} for key in params if key not in one["params"]}
    parts = [*one["seen"]["except"], *other["seen"]["except"]]
    joined = {
        **one,
        "sources": {
            **one["sources"],
            name: other["sources"]["page"],
            **{key: source for key, source in other["sources"].items() if key != "page"},
        },
        "seen": {"except": sorted(set(parts), key=("params", "limits", "price").index)},
        "params": params,
        "modes": modes,
        "undocumented": list(dict.fromkeys([*one["undocumented"], *other["undocumented"]])),
        "provenance": {**stated, **other["provenance"], **one["provenance"]},
    }
    order = ("modes", "undocumented", "provenance")
    return {
        **{key: joined[key] for key in joined if key not in order},
        **{key: joined[key] for key in order},
    }


def _with_own_sources(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """`other` whose sources do not have the names of others in `one`: both may have much from one file."""
    names = {
        key: f"{key}_{other['operation']}"
        for key, source in other["sources"].items()
        if key != "page" and one["sources"].get(key, source) != source
    }
    provenance = {
        fact: {**entry, "source": names.get(entry["source"], entry["source"])}
        if "source" in entry
        else entry
        for fact, entry in other["provenance"].items()
    }
    sources = {names.get(key, key): source for key, source in other["sources"].items()}
    return {**other, "sources": sources, "provenance": provenance}


def _join_accounts(first: PublishedModel, second: PublishedModel) -> None:
    """One account of both requests. What one of them does not say is listed."""
    mine, theirs = first.accounting, second.accounting
    mine.stated |= theirs.stated
    mine.listed |= theirs.listed
    mine.carried = {**mine.carried, **theirs.carried}
    for key in mine.listed:
        mine.carried.pop(key, None)
    first.roots += [second.place, *second.roots]
    first.candidates += second.candidates
    first.clashes += second.clashes
    first.lost |= second.lost
