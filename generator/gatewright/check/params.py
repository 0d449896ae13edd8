"""Parameters whose own facts contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostics import Diagnostic
from ..known import Known
from ..load import SpecFile, SpecPath, Workspace
from ..runtime.client.values import OWN_HEADERS
from ..runtime.rules.kinds.base import Kind
from ..runtime.rules.rule import Rule
from .in_path import unfit_for_path
from .roles import role_faults
from .values import stated_kind

_CANNOT_TRAVEL = {"query": ("keys",), "header": ("keys", "items")}
"""Place outside the body → what a value there cannot hold."""

_KNOWN = Known[list[tuple[str, str, str]]]()
"""Own faults of params."""


def param_faults(file: SpecFile, workspace: Workspace) -> Iterator[Diagnostic]:
    """Every contradiction in the params of `file`, nested ones included."""
    for fact, facts in _all_params(file.data):
        for key, message, hint in _KNOWN.of(facts, own_faults):
            yield file.fault((*fact, key), message, hint)
        yield from _place_faults(file, fact, facts)
    yield from role_faults(file, _all_params(file.data))


def _place_faults(file: SpecFile, fact: SpecPath, facts: dict[str, Any]) -> Iterator[Diagnostic]:
    """A param outside the body that cannot be there."""
    where = facts.get("in", "body")
    if where == "body":
        return
    here = (*fact, "in")
    if len(fact) != 2:
        yield file.fault(here, "what is inside a value travels with it", "remove it", key=True)
    elif "at" in facts:
        message = f"a param that travels in the {where} has no container in the body"
        yield file.fault((*fact, "at"), message, "remove one of the two", key=True)
    elif where == "path":
        wire = wire_key(str(fact[-1]), facts)
        for key, message, hint in unfit_for_path(wire, facts, stated_kind(facts)):
            yield file.fault((*fact, key), message, hint)
    elif where == "header" and wire_key(str(fact[-1]), facts).lower() in OWN_HEADERS:
        yield file.fault(here, "only the client itself sets this header", "remove the param")
    elif (kind := stated_kind(facts)) and kind.walks in _CANNOT_TRAVEL[where]:
        message = f"a value of type {facts['type']} cannot travel in the {where}"
        yield file.fault(here, message, key=True)


def own_faults(facts: dict[str, Any]) -> list[tuple[str, str, str]]:
    """(key, what is wrong, what would be right) of one param's facts."""
    return list(_own_faults(facts))


def _own_faults(facts: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    kind = stated_kind(facts)
    if kind is not None:
        for limit, message in kind.contradictions():
            yield limit, message, ""
        if "default" in facts:
            yield from _default_faults(kind, kind.travels(facts["default"]))
    wires: dict[str, str] = {}
    for key, inner in facts.get("fields", {}).items():
        other = wires.setdefault(wire_key(key, inner), key)
        if other != key:
            yield "fields", f"`{key}` and `{other}` are the same key in JSON", "change one `key`"


def _default_faults(kind: Kind, default: Any) -> Iterator[tuple[str, str, str]]:
    """Returns the faults of a default, and of each element when the default is a list."""
    rule = Rule("/default", kind, source="")
    for keyword in kind.broken_keywords(default):
        message = rule.message(keyword, default)
        yield (
            "default",
            f"the default cannot be: {message}",
            rule.suggestion(keyword, default) or "",
        )
    inner = kind.element()
    if inner is not None and isinstance(default, list):
        for element in default:  # pyright: ignore[reportUnknownVariableType]
            yield from _default_faults(inner, element)


def wire_key(key: str, facts: dict[str, Any]) -> str:
    """The key in JSON of the param that stands under `key` in a spec."""
    wire: str = facts.get("key") or key
    return wire


def _all_params(data: dict[str, Any]) -> Iterator[tuple[SpecPath, dict[str, Any]]]:
    """Every param of a file with its path, what is inside lists and objects as well."""
    for key, facts in data.get("params", {}).items():
        yield from _walk_facts(("params", key), facts)
    for key, facts in data.get("uploads", {}).get("item", {}).items():
        yield from _walk_facts(("uploads", "item", key), facts)


def _walk_facts(fact: SpecPath, facts: dict[str, Any]) -> Iterator[tuple[SpecPath, dict[str, Any]]]:
    yield fact, facts
    if "items" in facts:
        yield from _walk_facts((*fact, "items"), facts["items"])
    for index, member in enumerate(facts.get("any_of", ())):
        yield from _walk_facts((*fact, "any_of", index), member)
    for key, inner in facts.get("fields", {}).items():
        yield from _walk_facts((*fact, "fields", key), inner)
