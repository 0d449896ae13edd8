"""A gateway's addresses and paths: requests can be sent there, and something fills each hole, such as ``{id}``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostics import Diagnostic
from ..load import SpecFile
from ..runtime.client.settings import checked_base_url

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
_FILLED = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z")
"""What a hole that a param fills may be called."""

HOLES: dict[str, tuple[str, ...]] = {
    "create": ("model",),
    "stream": ("model",),
    "poll": ("id", "model", "app"),
    "result": ("id", "model", "app"),
    "cancel": ("id", "model", "app"),
    "upload": ("model",),
    "balance": (),
    "running": (),
}
"""Endpoint → the holes that the runtime fills in its path by itself.

Those of ``create`` and ``stream`` may have others, which a param of the model fills. The rest is refused.
"""
OWN_HOLES = frozenset(hole for holes in HOLES.values() for hole in holes)
"""Holes that no param fills."""
WEBHOOK_HOLES: dict[str, tuple[str, ...]] = {
    "register": (),
    "list": (),
    "get": ("id",),
    "update": ("id",),
    "delete": ("id",),
    "rotate_secret": ("id",),
    "test": ("id",),
    "deliveries": ("id",),
    "events": (),
}
"""What can be done to webhook endpoints → the holes of its path, each of which has to be there."""


def is_hole(name: str) -> bool:
    """Whether a param may fill a hole of that name."""
    return _FILLED.match(name) is not None and name not in OWN_HOLES


def hole_faults(file: SpecFile) -> Iterator[Diagnostic]:
    """Returns a fault for every hole that nothing fills, and for every unpaired brace."""
    yield from _address_faults(file, ("base_url",), file.data["base_url"])
    for name, operation in file.data["operations"].items():
        if "base_url" in operation:
            yield from _address_faults(
                file, ("operations", name, "base_url"), operation["base_url"]
            )
        for step in ("create", "stream", "poll", "result", "cancel"):
            if step in operation:
                yield from _path_faults(
                    file, ("operations", name, step), operation[step], HOLES[step]
                )
    for name, endpoint in file.data.get("endpoints", {}).items():
        # Nothing calls the other endpoints: their holes are documentation.
        yield from _path_faults(file, ("endpoints", name), endpoint, HOLES.get(name))

    for action, endpoint in file.data.get("webhooks", {}).get("endpoints", {}).items():
        here, holes = ("webhooks", "endpoints", action), WEBHOOK_HOLES[action]
        yield from _path_faults(file, here, endpoint, holes)
        for hole in holes:
            if f"{{{hole}}}" not in endpoint:
                yield file.fault(here, f"this path has to have {{{hole}}} in it")
    fields = file.data.get("webhooks", {}).get("fields", {})
    for index, meaning in enumerate(file.data.get("webhooks", {}).get("required", ())):
        if meaning not in fields:
            message = f"`fields` does not say the key of `{meaning}`"
            yield file.fault(("webhooks", "required", index), message)


def _address_faults(file: SpecFile, at: tuple[str, ...], url: str) -> Iterator[Diagnostic]:
    if "{" in url or "}" in url:
        yield file.fault(at, "nothing fills a hole in a base URL", "write it out")
        return
    try:
        checked_base_url(url)
    except ValueError as error:
        yield file.fault(at, str(error))


def _path_faults(
    file: SpecFile, at: tuple[str, ...], path: str, known: tuple[str, ...] | None
) -> Iterator[Diagnostic]:
    """`known` are the holes that the client fills. With None, every well-formed hole is allowed."""
    route = path.partition(" ")[2].partition("?")[0]
    if "#" in path:
        yield file.fault(at, "what stands behind `#` is never sent", "leave it out")
    if {".", ".."} & {*route.split("/")}:
        yield file.fault(at, "`.` and `..` lead to another path", "write the path out")
    creates = at[0] == "operations" and at[-1] in ("create", "stream")
    seen: set[str] = set()
    for match in _BRACES.finditer(path):
        name = match[1]
        if name is None:
            yield file.fault(at, f"`{match[0]}` is not a hole; a hole looks like `{{id}}`")
        elif name in seen:
            yield file.fault(at, f"`{{{name}}}` stands twice in this path")
        elif creates and name != "model" and "?" in path[: match.start()]:
            hint = "a param says `in: query`, and its create leaves it out"
            yield file.fault(at, f"nothing fills `{{{name}}}` behind the question mark", hint)
        elif creates and is_hole(name):
            pass  # A param may fill it: `in_path` looks, model by model.
        elif known is not None and name not in known:
            yield file.fault(at, f"nothing fills `{{{name}}}` in this path", _fillable(known))
        elif known is None and not _NAME.match(name):
            hint = "a hole's name has small letters, digits and underscores"
            yield file.fault(at, f"`{{{name}}}` is not a hole", hint)
        seen.add(name or "")


def _fillable(known: tuple[str, ...]) -> str:
    """Returns the names of the holes that the client fills."""
    if not known:
        return "no hole can be filled here"
    return f"can be filled here: {', '.join(f'`{{{one}}}`' for one in known)}"
