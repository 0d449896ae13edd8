"""Names of keys with dots → where a spec has them.

`voice.speed` is a field of the object `voice` where the page describes that object, and else a param in
the container `voice`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from typing import Any, cast

from ..facts import FactPath
from .extract import PageField

_HEADING = re.compile(
    r"(?:\d[\d.]* )?(?:the )?(?P<name>[A-Za-z_]\w*)(?:\[\])?"
    r"(?: ?(?:items?|objects?|elements?|fields?|properties|parameters?|params|structure|details|array|schema|options|config\w*"
    r"|\u53c2\u6570|\u5c5e\u6027|\u5bf9\u8c61|\u5b57\u6bb5|\u7ed3\u6784|\u8bf4\u660e)){0,3}\Z",
    re.I,
)
"""A heading that names a key: ``voice_setting object``."""


_CONTAINERS = frozenset({"input", "inputs", "params", "parameters"})


def name_fields(
    fields: Iterable[PageField], containers: Set[str] = frozenset(), container: str = ""
) -> None:
    """Gives every field of a request its path in a spec; what has no place there keeps none.

    `containers` are keys that hold params on every page of the gateway, though a row describes them;
    `container` is the one that all params of a gateway sit in.
    """
    asked = [one for one in fields if one.is_in_request]
    _below_headings(asked, containers, container)
    called = [one for one in asked if one.name == "model"]
    for one in called:
        # Behind the key that names the model, a choice of that name is a param of the model's own.
        one.identifies = one is called[0] or not one.options
    whole = {_parts(one.name): one for one in asked if one.name not in containers}
    taken: dict[FactPath, PageField] = {}
    for field in asked:
        if field.name in containers or field.name == container:
            continue
        parts = _parts(field.name)
        path, at = _path(parts, whole)
        if path and (path not in taken or taken[path].at == at):
            taken.setdefault(path, field)
            field.path, field.at = path, at


def shown_containers(
    fields: Iterable[PageField], bodies: Iterable[dict[str, Any]]
) -> frozenset[str]:
    """Keys that hold params in a request, by their names or because the page describes what they hold as params."""
    names = {one.name for one in fields if one.is_in_request}
    return frozenset(
        key
        for body in bodies
        for key, held in body.items()
        if key in names
        and isinstance(held, dict)
        and (key in _CONTAINERS or _tells(body[key], names))
    )


def _tells(held: dict[str, Any], names: Set[str]) -> bool:
    """Whether a page describes every key of an object as it describes params."""
    return bool(held) and held.keys() <= names


def settle_keys(fields: Iterable[PageField], bodies: Iterable[dict[str, Any]]) -> None:
    """Puts a field behind an object into it where an example shows it there; what no example shows is in doubt."""
    shown = list(bodies)
    for field in fields:
        if not field.behind or "." in field.name or any(field.name in body for body in shown):
            continue
        held = [one for body in shown for one in _objects(body.get(field.behind))]
        if any(field.name in one for one in held):
            field.name = f"{field.behind}.{field.name}"
        else:
            field.doubt = field.doubt or f"it may be a key of {field.behind}"


def _objects(value: object) -> list[dict[str, Any]]:
    """The object, or each object of the list, that `value` is."""
    parts = cast("list[object]", value) if isinstance(value, list) else [value]
    return [cast("dict[str, Any]", one) for one in parts if isinstance(one, dict)]


def _below_headings(fields: list[PageField], containers: Set[str], container: str) -> None:
    """Puts fields below a heading that names an object, or a list of objects, into that object."""
    holders: dict[str, PageField] = {}
    for one in fields:
        if one.type and _may_hold(one.type.text) and one.name != container:
            holders.setdefault(one.name.casefold(), one)
    for field in fields:
        heading = field.place.heading
        if heading in containers and field.name not in containers and "." not in field.name:
            field.name = f"{heading}.{field.name}"
            continue
        told = _HEADING.match(heading)
        holder = holders.get(told["name"].casefold()) if told else None
        if holder is None or holder is field or holder.place.heading == field.place.heading:
            continue
        if not field.name.startswith(f"{holder.name}."):
            field.name = f"{holder.name}.{field.name}"


def _may_hold(text: str) -> bool:
    plain = text.casefold()
    return (
        plain.startswith(("object", "array", "list", "dict", "\u6570\u7ec4", "\u5bf9\u8c61"))
        or "[]" in plain
    )


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.removesuffix("[]") for part in name.split("."))


def _path(parts: tuple[str, ...], whole: dict[tuple[str, ...], PageField]) -> tuple[FactPath, str]:
    described = next((size for size in range(1, len(parts)) if parts[:size] in whole), len(parts))
    path: FactPath = ("params", parts[described - 1])
    for size in range(described + 1, len(parts) + 1):
        outer = whole.get(parts[: size - 1])
        if outer is None:
            return (), ""
        outer.holds = True
        listed = outer.type is not None and _is_list(outer)
        path = (*path, *(("items",) if listed else ()), "fields", parts[size - 1])
    return path, ".".join(parts[: described - 1])


def _is_list(field: PageField) -> bool:
    text = field.type.text.casefold() if field.type else ""
    return (
        "[" in text
        or text.startswith(("array", "list", "\u6570\u7ec4"))
        or field.name.endswith("[]")
    )
