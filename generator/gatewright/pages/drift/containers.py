"""In which container of a request a param sits: as the spec has it, and as the examples of a page show it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from ...load import SpecFile
from ..facts import FactPath, PageReading


def is_place(path: FactPath) -> bool:
    """Whether a fact says in which container a param sits."""
    return len(path) == 3 and path[0] == "params" and path[2] == "at"


def container_of(model: SpecFile, gateway: SpecFile, name: str) -> str:
    """The container of a param, keys joined by dots: its own, or that of the operation; empty: the top level."""
    facts = cast(dict[str, Any], model.data.get("params", {})).get(name, {})
    return str(facts["at"]) if "at" in facts else usual_container(model, gateway, name)


def usual_container(model: SpecFile, gateway: SpecFile, name: str) -> str:
    """The container in which the model's operation puts a param that names none."""
    facts = cast(dict[str, Any], model.data.get("params", {})).get(name, {})
    operations = cast(dict[str, dict[str, Any]], gateway.data.get("operations", {}))
    own, medium = model.data.get("operation"), model.data.get("medium")
    for key, one in operations.items():
        if key == own if own else medium in one.get("media", ()):
            kind = "prompt" if facts.get("role") == "prompt" else "params"
            return str(one.get("request", {}).get(kind, ""))
    return ""


def shows_at_top_level(reading: PageReading, key: str, container: str) -> bool:
    """Whether the examples of a page agree that `key` stands beside `container` and not in it."""
    bodies = [cast(dict[str, Any], body) for _, body in reading.examples if isinstance(body, dict)]
    if any(key in body for body in bodies):
        return not any(key in held for body in bodies for held in _objects_at(body, container))
    return not any(True for body in bodies for _ in _objects_at(body, container))


def _objects_at(body: dict[str, Any], container: str) -> Iterator[dict[str, Any]]:
    value: Any = body
    for step in container.split("."):
        value = cast(dict[str, Any], value).get(step) if isinstance(value, dict) else None
    if isinstance(value, dict):
        yield cast(dict[str, Any], value)
