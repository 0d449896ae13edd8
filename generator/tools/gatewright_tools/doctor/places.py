"""Finds the gateway, the model and the endpoint of a call."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import SplitResult, parse_qsl, urlsplit

from .call import Finding, GivenCall, Incident, NoCall, is_unknown
from .codes import code_of
from .outside import Outside, outside_the_body, path_pattern

if TYPE_CHECKING:
    from gatewright.runtime.catalog.info import GatewayInfo, ModelInfo, OperationInfo

    from ..package import Catalog, InstalledPackage

CREATE, STREAM, POLL = "create", "stream", "poll"
NAMED = 5
"""Models that are named where nothing is near."""
LOCAL = ("localhost", "127.0.0.1", "[::1]", "::1")


@dataclass(slots=True)
class Place:
    """The gateway, model and endpoint of a call."""

    package: InstalledPackage = field(repr=False)
    gateway: GatewayInfo
    key: str
    """Of some model of the gateway, of the right one if `model` is known."""
    model: ModelInfo | None
    operation: OperationInfo
    """Of the model, or of some model of the gateway."""
    facts: dict[str, Any] = field(repr=False)
    """Of the gateway."""
    aim: str = CREATE
    """create, stream, poll or the name of an endpoint."""
    findings: list[Finding] = field(default_factory=list[Finding])
    outside: Outside = field(default_factory=dict[str, dict[str, Any]])
    """What the call has outside its body for params of the model."""

    def whole(self, body: Any) -> Any:
        """The request as data: the body, and what the call has outside it."""
        return {**cast("dict[str, Any]", body), **self.outside} if isinstance(body, dict) else body

    def in_mode_of(self, whole: Any) -> Place:
        """The same place with the operation that creates in the mode of a request as data."""
        if self.model is None or not isinstance(whole, dict):
            return self
        request = cast("dict[str, Any]", whole)
        model = self.package.modes.in_its_mode(self.model, request)
        return replace(self, operation=model.operation)


def gateways(catalog: Catalog) -> dict[str, str]:
    """Gateway's name → the key of one of its models."""
    found: dict[str, str] = {}
    for key in catalog:
        found.setdefault(key.partition("/")[0], key)
    return found


def locate(package: InstalledPackage, case: Incident, body: Any, key: str | None = None) -> Place:
    """Returns the place of the call. `key` is the model that the caller names. Raises NoCall."""
    catalog, words = package.models, package.words
    call = case.call or GivenCall()
    parts = _parts(call)
    if key is None:
        name = _gateway(package, call, parts, body)
        if name is None:
            name = _by_answer(package, case)
        if name is None:
            raise NoCall(
                f"{_host_in_words(package, parts)} is none of the known gateways "
                f"({words.join_words(tuple(gateways(catalog)))}); give --model KEY"
            )
        model_key, findings = _model(package, name, parts, body)
    else:
        name, model_key, findings = key.partition("/")[0], key, []
    some = model_key or _fitting(package, name, parts) or gateways(catalog)[name]
    model = catalog[some]
    place = Place(
        package,
        catalog.gateway(some),
        some,
        model if model_key else None,
        model.operation,
        catalog.gateway_facts(some),
        findings=findings,
    )
    if parts is not None:
        place.aim = _aim(place, call, parts)
        if place.model is not None:
            place.outside = outside_the_body(package, place.model, parts, call)
    return place.in_mode_of(place.whole(body))


def expected_endpoint(place: Place, holes: dict[str, str] | None = None) -> tuple[str, str] | None:
    """Returns (method, address) of the endpoint, or None when the address needs an id.

    `holes` are the values of params in the path; left out: what the call itself has there.
    """
    gateway, model = place.gateway, place.model
    if place.aim in (CREATE, STREAM):
        operation = place.operation
        streams = place.aim == STREAM and operation.stream is not None
        method, path = (operation.stream or operation.create) if streams else operation.create
        if holes is None:
            own = place.outside.get(place.package.info.IN_PATH, {})
            holes = {name: str(value) for name, value in own.items()}
        filled = _with_holes_filled(
            place, path, {**holes, **({"model": model.id} if model else {})}
        )
        return (method, gateway.base_url + filled) if filled else None
    found = gateway.endpoints.get(place.aim)
    return (found[0], gateway.base_url + found[1]) if found and "{" not in found[1] else None


def _with_holes_filled(place: Place, path: str, values: dict[str, str]) -> str | None:
    """The path with all its holes filled; None where one has no value that fits."""
    paths = place.package.paths
    try:
        filled = paths.fill_path(path, values)
    except paths.UnfitValue:
        return None
    return None if "{" in filled else filled


def _parts(call: GivenCall) -> SplitResult | None:
    if call.url is None:
        return None
    try:
        parts = urlsplit(call.url)
        parts.port  # noqa: B018 (raises for one that is not a number)
    except ValueError as error:
        raise NoCall("the address of the call is none") from error
    return parts


def _host_in_words(package: InstalledPackage, parts: SplitResult | None) -> str:
    if parts is None:
        return "what the call is for"
    return f"the host {package.words.printable(parts.hostname or '')[:80]!r}"


def _gateway(
    package: InstalledPackage, call: GivenCall, parts: SplitResult | None, body: Any
) -> str | None:
    """By the host, a host of the same domain, the path, the body's model, or the key's beginning."""
    catalog = package.models
    infos = {name: catalog.gateway(key) for name, key in gateways(catalog).items()}
    host = (parts.hostname or "").lower() if parts else ""
    for name, info in infos.items():
        if host == urlsplit(info.base_url).hostname:
            return name
    for name, info in infos.items():
        if host and _domain(host) == _domain(urlsplit(info.base_url).hostname or ""):
            return name
    hosts = {urlsplit(info.base_url).hostname or "": name for name, info in infos.items()}
    near = package.words.nearest(host, tuple(hosts)) if host and host not in LOCAL else None
    if near is not None:
        return hosts[near]
    named = (
        _ids(package, cast("dict[str, Any]", body).get("model")) if isinstance(body, dict) else []
    )
    if parts is not None:
        tail = parts.path.rstrip("/")
        created = [
            key.partition("/")[0]
            for key in catalog
            if _ends_with(tail, catalog[key].operation.create[1], catalog[key].id)
            and (not named or key in named)
        ]
        if len(set(created)) == 1:
            return created[0]
    if len({key.partition("/")[0] for key in named}) == 1:
        return named[0].partition("/")[0]
    said = (call.header("authorization") or "").split(" ")[-1]
    for name, info in infos.items():
        if info.key_prefix and said.startswith(info.key_prefix):
            return name
    return None


def _by_answer(package: InstalledPackage, case: Incident) -> str | None:
    """By an error code that only one gateway documents."""
    if case.answer is None:
        return None
    catalog = package.models
    found = [
        name
        for name, key in gateways(catalog).items()
        if code_of(package, catalog.gateway(key), None, case.answer)[1] is not None
    ]
    return found[0] if len(found) == 1 else None


def _domain(host: str) -> str:
    return ".".join(host.rsplit(".", 2)[-2:])


def _ids(package: InstalledPackage, named: Any) -> list[str]:
    """Returns the keys of models with that id, ignoring case and separators."""
    if not isinstance(named, str) or len(named) > 200:
        return []
    catalog = package.models
    wanted = package.spelling.plain(named)
    return [
        key
        for key in catalog
        if wanted in (package.spelling.plain(catalog[key].id), package.spelling.plain(key))
    ]


def _model(
    package: InstalledPackage, gateway: str, parts: SplitResult | None, body: Any
) -> tuple[str | None, list[Finding]]:
    """Returns (key of the model, fault of its name)."""
    catalog, words = package.models, package.words
    keys = [key for key in catalog if key.startswith(f"{gateway}/")]
    base = urlsplit(catalog.gateway(keys[0]).base_url).path
    path = parts.path.removeprefix(base) if parts else ""
    named: Any = cast("dict[str, Any]", body).get("model") if isinstance(body, dict) else None
    told: list[tuple[str, str]] = []
    for key in keys:
        operation = catalog[key].operation
        method_path = [operation.create[1], *([operation.stream[1]] if operation.stream else [])]
        for template in method_path:
            before, mark, _ = template.partition("{model}")
            if mark and path.startswith(before) and path[len(before) :].strip("/"):
                told.append(("url", path[len(before) :].strip("/")))
    if isinstance(named, str):
        told.append(("body", named))
    for about, word in told:
        found = [key for key in _ids(package, word) if key in keys]
        # Of several operations of one id, the one that the path names.
        found.sort(key=lambda key: not _ends_with(path, catalog[key].operation.create[1]))
        if found:
            exact = catalog[found[0]].id == word
            hint = f"write {catalog[found[0]].id}"
            wrong = [Finding(about, f"{words.printable(word[:80])!r} is not a model", hint)]
            return found[0], [] if exact or about == "body" else wrong
    if len(keys) == 1:
        return keys[0], []
    ids = {catalog[key].id: key for key in keys}
    here = {
        id: key
        for id, key in ids.items()
        if path and _ends_with(path, catalog[key].operation.create[1], id, whole=True)
    }
    for about, word in reversed(told):
        if is_unknown(word):
            what = f"what {word} holds is not in the text, so its model is not known"
            return None, [Finding(about, what, "give --model KEY")]
        # Of what is near, a model that is called at this path goes first; where only one is, it is meant.
        near = words.nearest(word, tuple(here)) or words.nearest(word, tuple(ids))
        near = next(iter(here)) if len(here) == 1 else near
        what = f"{words.printable(word[:80])!r} is not a model of {catalog.gateway(keys[0]).title} that is known"
        if near is not None:
            return ids[near], [Finding(about, what, f"did you mean {near}?")]
        return None, [Finding(about, what, known_models(tuple(ids), words))]
    return None, []


def _fitting(package: InstalledPackage, gateway: str, parts: SplitResult | None) -> str | None:
    """A model of the gateway whose creates go to the path of the call."""
    catalog = package.models
    keys = [key for key in catalog if parts is not None and key.startswith(f"{gateway}/")]
    return next(
        (key for key in keys if parts and _ends_with(parts.path, catalog[key].operation.create[1])),
        None,
    )


def _aim(place: Place, call: GivenCall, parts: SplitResult) -> str:
    """Returns the endpoint of the path, and notes an unknown path."""
    gateway = place.gateway
    path = parts.path.removeprefix(urlsplit(gateway.base_url).path)
    asked = (call.method or "POST").upper()
    operation = place.operation
    id = place.model.id if place.model else "{model}"
    for aim, end in ((CREATE, operation.create), (STREAM, operation.stream)):
        if end is not None and _ends_with(path, end[1], id, whole=True):
            return aim
    if operation.poll is not None and asked != "POST" and _fits(operation.poll[1], path, parts):
        return POLL
    for name, (method, template) in gateway.endpoints.items():
        if _fits(template, path, parts) and (method == asked or "{" not in template):
            return name
    return CREATE


def _ends_with(path: str, template: str, id: str = "{model}", whole: bool = False) -> bool:
    """Whether a path is that of a create, or ends with it."""
    pattern = path_pattern(template, id)
    return re.search(rf"\A{pattern}\Z" if whole else rf"{pattern}\Z", path) is not None


def _fits(template: str, path: str, parts: SplitResult) -> bool:
    wanted, _, query = template.partition("?")
    pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(wanted))
    keys = {key for key, _ in parse_qsl(parts.query, keep_blank_values=True)}
    return re.fullmatch(pattern, path) is not None and all(
        one.partition("=")[0] in keys for one in query.split("&") if one
    )


def known_models(ids: tuple[str, ...], words: Any) -> str:
    """Which models there are: all where they are few, else the first and how many more."""
    if len(ids) <= NAMED:
        return f"known are {words.join_words(ids)}"
    return f"known are {', '.join(ids[:NAMED])} and {len(ids) - NAMED} more"
