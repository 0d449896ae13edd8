"""Which endpoint a request means: documented paths, matched as they are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote

from .. import ir

_HOLE = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
SLASH = "\ufdd0"
"""Stands for a slash that was percent-encoded, which parts no segments; no text has this character."""


@dataclass(frozen=True, slots=True)
class Route:
    """One endpoint of a gateway; `step` is create, poll, stream or the endpoint's own name."""

    step: str
    method: str
    path: re.Pattern[str]
    query: tuple[tuple[str, str], ...]
    """(parameter, hole) pairs of a path such as ``/status?task_id={id}``."""
    operation: ir.Operation | None = None
    literal: int = 0
    """Characters of the path outside its holes."""
    models: frozenset[str] = frozenset()
    """The ids of the gateway's models, where the path names one."""


@dataclass(frozen=True, slots=True)
class RouteMatch:
    """A route and what stood in its holes."""

    route: Route
    holes: Mapping[str, str]


def routes_of(gateway: ir.Gateway) -> tuple[Route, ...]:
    """Every endpoint of a gateway, longer paths first so that ``/a/sse/{x}`` wins over ``/a/{x}``."""
    routes: dict[tuple[str, str], Route] = {}
    ids = frozenset(model.id for model in gateway.models)

    def add(step: str, endpoint: ir.Endpoint | None, operation: ir.Operation | None = None) -> None:
        if endpoint is not None:
            # Operations may share an endpoint (one poll for every medium): the first stands for all.
            key = (endpoint.method, endpoint.path)
            routes.setdefault(key, _route(step, endpoint, operation, ids))

    for operation in gateway.operations:
        add("create", operation.create, operation)
        add("stream", operation.stream, operation)
        add("poll", operation.poll, operation)
        add("result", operation.result, operation)
        add("cancel", operation.cancel, operation)
    for endpoint in gateway.endpoints:
        add(endpoint.name, endpoint)
    if gateway.webhooks is not None:
        for action, (method, path) in gateway.webhooks.endpoints.items():
            add(f"webhook_{action}", ir.Endpoint(action, method, path))
    by_length = sorted(routes.items(), key=lambda item: -len(_HOLE.sub("", item[0][1])))
    return tuple(route for _, route in by_length)


def path_of(scope: Mapping[str, Any]) -> str:
    """The path of a request below its mount point, in which a slash of a value stays apart from those of the path."""
    path, root = scope["path"], scope.get("root_path", "")
    raw: bytes = scope.get("raw_path") or b""
    if b"%2f" in raw.lower():
        written = re.sub("%2f", SLASH, raw.partition(b"?")[0].decode("ascii"), flags=re.IGNORECASE)
        path = unquote(written)
    return str(path.removeprefix(root))


def app_of(model_id: str) -> str:
    """What ``{app}`` stands for in a path: the first two segments of a model's id."""
    return "/".join(model_id.split("/")[:2])


def find(routes: tuple[Route, ...], method: str, path: str, query: str) -> RouteMatch | list[str]:
    """The endpoint meant, or the methods that the path allows (none: there is no such path).

    A path that fits two patterns is the one's that says more of it: ``/v1/videos/{id}`` and no model
    of ``/v1/{model}``, unless there is a model of that id. Of two that say as much it is not the
    model's either: ``POST /generation/<task id>`` is the wrong method, not an unknown model.
    """
    allowed: list[str] = []
    arguments = dict(parse_qsl(query))
    fits = [(route, match) for route in routes if (match := route.path.fullmatch(path))]
    if named := [one for one in fits if one[1].groupdict().get("model") in one[0].models]:
        # Another path with a model in it has something else there.
        fits = [one for one in fits if one in named or not one[0].models]
    others = max((route.literal for route, _ in fits if not route.models), default=-1)
    closest = -1
    for route, match in fits:
        doubtful = match.groupdict().get("model") not in route.models
        if doubtful and (route.literal < closest or (route.models and route.literal <= others)):
            continue
        closest = max(closest, route.literal)
        if route.method != method:
            allowed.append(route.method)
            continue
        holes = {name: text.replace(SLASH, "/") for name, text in match.groupdict().items()}
        holes.update({hole: arguments.get(name, "") for name, hole in route.query})
        return RouteMatch(route, holes)
    return sorted(set(allowed))


def _route(
    step: str,
    endpoint: ir.Endpoint,
    operation: ir.Operation | None,
    ids: frozenset[str],
) -> Route:
    """`ids` are those of all models, which keep their slashes in a path; every other hole is one segment."""
    path, _, query = endpoint.path.partition("?")
    pattern, last = "", 0
    for hole in _HOLE.finditer(path):
        inside = {"model": ".+", "app": "[^/]+(?:/[^/]+)?"}.get(hole[1], "[^/]+")
        pattern += re.escape(path[last : hole.start()]) + f"(?P<{hole[1]}>{inside})"
        last = hole.end()
    pattern += re.escape(path[last:])
    named = [(name, _HOLE.fullmatch(value)) for name, value in parse_qsl(query)]
    return Route(
        step,
        endpoint.method,
        re.compile(pattern),
        tuple((name, hole[1]) for name, hole in named if hole),
        operation,
        len(_HOLE.sub("", path)),
        ids if "{model}" in path else frozenset(),
    )
