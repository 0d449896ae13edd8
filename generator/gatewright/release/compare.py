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
    named = {one.fact.partition(".")[0] for one in found}
    for section in dict.fromkeys([*old, *new]):
        before, after = old.get(section), new.get(section)
        if section in named or _same(before, after):
            continue
        text = _NOTES.get(section, f"The wording of {code_span(section)} has changed.")
        if section == "sources" and _same(_without_days(before), _without_days(after)):
            text = READ_AGAIN
        way: Direction = "reworded" if section in _NOTES else "changed"
        yield change(owner, section, way, before, after, text, "patch")


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
    return repr(_sorted(old)) == repr(_sorted(new))


def _sorted(node: Any) -> Any:
    if isinstance(node, dict):
        pairs = cast(dict[str, object], node).items()
        return sorted((str(key), _sorted(value)) for key, value in pairs)
    if isinstance(node, list):
        return [_sorted(one) for one in cast(list[object], node)]
    return node
