"""Compares two states of the specs by meaning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from ..ir import Gateway, Package
from ..runtime.rules.messages import code_span
from .change import Change, Direction, Verdict, change, sort_changes
from .gateways import gateway_changes
from .models import model_changes

_PACKAGE = ("name", "import_name", "command", "license", "summary")
_NOTES = {
    "sources": "Its facts are from other pages.",
    "provenance": "The provenance of facts has changed.",
    "seen": "More or less of its page was seen.",
    "undocumented": "The list of undocumented facts has changed.",
    "examples": "The examples have changed.",
}
KeyPath = tuple[str, ...]
"""The keys that lead somewhere in a spec, or the words of a fact."""
_MODES = 2
"""``modes.NAME`` stands before what one mode has of its own."""
_PARAM = 2
"""``params.NAME`` is a param."""
_WHOLE = ("answers", "states", "older_states", "rules")
_FACTS = {"also": "options"}
"""Key of a spec → what facts call it, where they call it otherwise."""
READ_AGAIN = "Its pages were read again."


def compare(old: Package, new: Package) -> list[Change]:
    """Returns every change from `old` to `new`, major ones first. The version is not compared."""
    return sort_changes(_changes(old, new))


def _changes(old: Package, new: Package) -> Iterator[Change]:
    for fact in _PACKAGE:
        before, after = getattr(old, fact), getattr(new, fact)
        if before != after:
            name = fact.replace("_", " ")
            text = (
                f"The distribution's {name} is {code_span(after)} now; it was {code_span(before)}."
            )
            direction: Direction = "reworded" if fact == "summary" else "changed"
            effect = f"imports read `{after}` now" if fact == "import_name" else ""
            verdict: Verdict | None = "minor" if fact == "license" else None
            yield change(new.name, fact, direction, before, after, text, verdict, effect)
    before = {one.name: one for one in old.gateways}
    after = {one.name: one for one in new.gateways}
    for name, gateway in before.items():
        if name not in after:
            text = f"The gateway {code_span(gateway.title)} is gone, with all of its models."
            effect = f"`{gateway.class_name}` and `Async{gateway.class_name}` are gone"
            title = gateway.title
            yield change(name, "title", "removed", title, None, text, interface=effect)
        else:
            yield from _gateway(gateway, after[name])
    for name, gateway in after.items():
        if name not in before:
            text = f"The gateway {code_span(gateway.title)} is new."
            effect = f"`{gateway.class_name}` and `Async{gateway.class_name}` are new"
            title = gateway.title
            yield change(name, "title", "added", None, title, text, interface=effect)
        yield from _models(before.get(name), gateway)


def _gateway(old: Gateway, new: Gateway) -> Iterator[Change]:
    found = list(gateway_changes(old, new))
    yield from found
    yield from _rest(new.name, old.facts, new.facts, found)


def _models(old: Gateway | None, new: Gateway) -> Iterator[Change]:
    """The models of a gateway; all of them are new where the gateway is."""
    before = {one.key: one for one in old.models} if old else {}
    after = {one.key: one for one in new.models}
    shared = frozenset(one.fact for side in (old, new) if side for one in side.params)
    for key, model in before.items():
        if key not in after:
            text, effect = "This model is gone.", f"`{model.attribute}` is gone"
            yield change(key, "id", "removed", model.id, None, text, interface=effect)
            continue
        found = list(model_changes(model, after[key], shared))
        yield from found
        yield from _rest(key, model.facts, after[key].facts, found)
    for key, model in after.items():
        if key not in before:
            text, effect = "This model is new.", f"`{model.attribute}` is new"
            yield change(key, "id", "added", None, model.id, text, interface=effect)


def _rest(
    owner: str, old: dict[str, Any], new: dict[str, Any], found: list[Change]
) -> Iterator[Change]:
    """Parts of the file that differ although no rule found a change. They are always reported."""
    named = [_path((one.fact,)) for one in found]
    sections = {one.fact.partition(".")[0] for one in found}
    for section in dict.fromkeys([*old, *new]):
        before, after = old.get(section), new.get(section)
        if _same(before, after) or (section in sections and section in _NOTES):
            continue
        place: KeyPath = (section,)
        if section in sections:
            left = [at for at in _differing(before, after, place) if not _is_reported(at, named)]
            if not left:
                continue
            place = _common_path(left)
            before, after = (_at(side, place) for side in (old, new))
        fact = ".".join(place)
        text = _NOTES.get(fact, f"The wording of {code_span(fact)} has changed.")
        if fact == "sources" and _same(_without_days(before), _without_days(after)):
            text = READ_AGAIN
        way: Direction = "reworded" if fact in _NOTES else "changed"
        yield change(owner, fact, way, before, after, text, "patch")


def _differing(old: Any, new: Any, at: KeyPath) -> Iterator[KeyPath]:
    """Where the mappings of two sections differ, as deep as both are mappings."""
    if not (isinstance(old, dict) and isinstance(new, dict)):
        if not _same(old, new):
            yield at
        return
    before, after = cast("dict[str, Any]", old), cast("dict[str, Any]", new)
    for key in dict.fromkeys([*before, *after]):
        yield from _differing(before.get(key), after.get(key), (*at, str(key)))


def _common_path(places: list[KeyPath]) -> KeyPath:
    """The keys with which all of the places begin."""
    shared = places[0]
    while any(one[: len(shared)] != shared for one in places):
        shared = shared[:-1]
    return shared


def _is_reported(at: KeyPath, named: list[KeyPath]) -> bool:
    """Whether a change that was found is of what stands `at` a place, of a part or of the whole."""
    place = _path(at)
    return any(place[: len(one)] == one[: len(place)] for one in named)


def _path(at: KeyPath) -> KeyPath:
    """A place in a spec as facts name it, or a fact: what modes share has one name."""
    at = tuple(".".join(at).split("."))
    if at[0] == "modes" and len(at) > _MODES and at[_MODES] in ("params", "price", "operation"):
        at = at[_MODES:]
    at = tuple(_FACTS.get(key, key) for key in at if key != "fields")
    # Answers are named by what is read, and the name of a rule means nothing.
    ends = [place for place, key in enumerate(at) if key in _WHOLE]
    if ends:
        at = at[: ends[0] + 1]
    # A param of another type differs in all of its limits.
    return at[:-1] if at[-1] == "type" and len(at) > _PARAM else at


def _at(facts: Any, place: KeyPath) -> Any:
    """What stands at a place of a spec."""
    for key in place:
        facts = facts.get(key) if isinstance(facts, dict) else None  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
    return facts  # pyright: ignore[reportUnknownVariableType]


def _without_days(sources: Any) -> Any:
    """The pages without the days on which they were read."""
    if not isinstance(sources, dict):
        return sources
    pages = cast(dict[str, dict[str, object]], sources)
    return {
        name: {key: value for key, value in page.items() if key != "read"}
        for name, page in pages.items()
    }


def _same(old: Any, new: Any) -> bool:
    """Whether two values are equal. ``true`` differs from 1; the order of keys does not count."""
    return repr(_sort_keys(old)) == repr(_sort_keys(new))


def _sort_keys(node: Any) -> Any:
    if isinstance(node, dict):
        pairs = cast(dict[str, object], node).items()
        return sorted((str(key), _sort_keys(value)) for key, value in pairs)
    if isinstance(node, list):
        return [_sort_keys(one) for one in cast(list[object], node)]
    return node
