"""Where requests go and how the key travels, as documents and their operations state it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ..names import constant
from .places import SchemaPlace
from .writable import one_line

_HOLE = re.compile(r"\{([^{}]*)\}")
_URL = re.compile(r"https?://[^/?#\s{}]+[^?#\s{}]*\Z")
_KEY = re.compile(r"\A(?:[A-Za-z]+-)*api-?key\Z", re.IGNORECASE)
"""Headers that hold a key."""
NO_SERVER = "https://server.invalid"


def servers_of(place: SchemaPlace) -> list[tuple[str, str]]:
    """(the address with the defaults of its variables, as it is stated) of each server of a place."""
    listed = place.find("servers")
    found: list[tuple[str, str]] = []
    for index in range(len(listed.elements) if listed is not None else 0):
        server = listed.at(index) if listed is not None else place
        stated = str(server.get("url", ""))
        url = _HOLE.sub(lambda hole: _default(server, hole[1]), stated)  # noqa: B023
        found.append((url.rstrip("/"), stated))
    return found


def base_url(roots: list[SchemaPlace]) -> tuple[str, dict[str, str]]:
    """The first address that is whole, its variables with their defaults; else what is stated instead."""
    servers = [one for root in roots for one in servers_of(root)]
    for url, stated in servers:
        if _URL.match(url) and url == stated.rstrip("/"):
            return url, {"source": "document"}
        if _URL.match(url):
            return url, {"inferred": f"{one_line(stated)}, its variables with their defaults."}
    said = ", ".join(one_line(stated) for _, stated in servers if one_line(stated))
    if said:
        return NO_SERVER, {
            "chosen": f"The server is {said}, without its host; write the address before use."
        }
    return NO_SERVER, {"chosen": "No document names a server; write the address before use."}


def _default(server: SchemaPlace, name: str) -> str:
    variable = server.find("variables", name, "default")
    return str(variable.node) if variable is not None else f"{{{name}}}"


def auth(
    roots: list[SchemaPlace], gateway: str, params: Sequence[SchemaPlace] = ()
) -> tuple[dict[str, Any], dict[str, str]]:
    """Where the key travels: by the first scheme that the language can say, of those that are required first.

    Where a document has no scheme, one of the `params` of its operations may be a header with the key.
    """
    variable = f"{constant(gateway)}_API_KEY"
    unsaid: list[str] = []
    for root in roots:
        schemes = root.find("components", "securitySchemes")
        if schemes is None:
            continue
        # A scheme that does alone comes before one that needs another.
        required = sorted(required_schemes(root), key=len)
        for name in dict.fromkeys([*(one for some in required for one in some), *schemes.members]):
            said = scheme(schemes.at(name)) if name in schemes.members else {}
            if said:
                ways: list[list[str]] = [some for some in required if name in some]
                more = ways[0] if ways else []
                why = f"The scheme {one_line(name)}; the variable is chosen.{_more(more, name, unsaid)}"
                return {**said, "env": [variable]}, {"inferred": why}
            unsaid.append(name)
    for param in params if not unsaid else ():
        name = str(param.get("name"))
        if param.get("in") == "header" and _KEY.search(name):
            why = f"The operations have a header {one_line(name)}; the variable is chosen."
            return {"header": name, "env": [variable]}, {"inferred": why}
    why = "No document says how the key travels; look it up before use."
    if unsaid:
        why = f"The language cannot say {', '.join(map(one_line, unsaid))}; look up how the key travels."
    return {"scheme": "bearer", "env": [variable]}, {"chosen": why}


def _more(together: list[str], name: str, unsaid: list[str]) -> str:
    """What else a request needs, and what cannot be said."""
    beside = [one for one in together if one != name]
    rest = [one for one in unsaid if one not in beside]
    said = f" The language cannot say {', '.join(map(one_line, rest))}." if rest else ""
    if beside:
        said += f" A request needs {', '.join(map(one_line, beside))} too; a spec has one key only."
    return said


def required_schemes(place: SchemaPlace) -> list[list[str]]:
    """The names of the schemes that go together, for each way of asking."""
    listed = place.find("security")
    several = [listed.at(at) for at in range(len(listed.elements))] if listed is not None else []
    return [list(one.members) for one in several]


def scheme(one: SchemaPlace) -> dict[str, Any]:
    """A scheme as a spec has it; nothing where the language cannot say it."""
    kind, name = one.get("type"), one.get("name")
    if kind == "http" and str(one.get("scheme")).lower() == "bearer":
        return {"scheme": "bearer"}
    if kind in ("oauth2", "openIdConnect"):
        return {"scheme": "bearer"}
    if kind == "apiKey" and one.get("in") in ("header", "query") and isinstance(name, str):
        return {str(one.get("in")): name}
    return {}


def is_of_gateway(place: SchemaPlace, gateway: dict[str, Any]) -> bool:
    """Whether `servers` or `security`, which an operation states, are those of the gateway's spec."""
    word, above = place.pointer.rpartition("/")[2], {place.pointer.rpartition("/")[2]: place.node}
    holder = SchemaPlace(place.document, "", above)
    if word == "servers":
        return any(url == gateway.get("base_url") for url, _ in servers_of(holder))
    root = SchemaPlace(place.document, "", place.document.data)
    schemes = root.find("components", "securitySchemes")
    own = {key: one for key, one in dict(gateway.get("auth", {})).items() if key != "env"}
    for together in required_schemes(holder):
        known = [schemes.find(name) for name in together] if schemes is not None else []
        if len(known) == 1 and known[0] is not None and scheme(known[0]) == own:
            return True
    return False
