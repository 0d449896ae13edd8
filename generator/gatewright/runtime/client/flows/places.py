"""A request as data, apart into what travels in the body, in the path, behind the question mark, and as headers."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NamedTuple, cast
from urllib.parse import quote, urlencode

from ...catalog.info import IN_HEADERS, IN_PATH, IN_QUERY
from ..errors import InvalidRequest
from ..paths import UnfitValue, fill_path, holes_of

_OUTSIDE = (IN_PATH, IN_QUERY, IN_HEADERS)


class Parted(NamedTuple):
    """The parts of a request."""

    body: dict[str, Any]
    path: dict[str, str]
    """Hole of the path → its value, not encoded yet."""
    query: str
    """As it is written in an address, without the question mark."""
    headers: dict[str, str]


def part_body(whole: dict[str, Any]) -> Parted:
    """The parts of `whole`; what is null outside the body is left out."""
    body = {key: value for key, value in whole.items() if key not in _OUTSIDE}
    pairs = [
        (name, _text(one))
        for name, value in _mapping(whole.get(IN_QUERY)).items()
        for one in (cast("list[object]", value) if isinstance(value, list) else [value])
        if one is not None
    ]
    query = urlencode(pairs, quote_via=quote)
    return Parted(body, _texts(whole, IN_PATH), query, _texts(whole, IN_HEADERS))


def check_path(path: str, whole: dict[str, Any], named: Callable[[str], str], gateway: str) -> None:
    """Refuses a value that cannot stand in `path`, and a hole that no value fills.

    The path then leads where its page says, whatever the value. `named` is what a caller calls the value at a JSON
    Pointer. Raises InvalidRequest.
    """
    values = _texts(whole, IN_PATH)
    for hole in holes_of(path):
        if hole == "model":
            continue
        name = named(f"/{IN_PATH}/{hole}")
        if hole not in values:
            raise InvalidRequest(f"{name}: is missing, and the path needs it", gateway=gateway)
        try:
            fill_path(path, {hole: values[hole]})
        except UnfitValue as error:
            raise InvalidRequest(f"{name}: {error}", gateway=gateway) from None


def with_query(url: str, query: str) -> str:
    """`url` with more behind its question mark."""
    return f"{url}{'&' if '?' in url else '?'}{query}" if query else url


def _mapping(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _texts(whole: dict[str, Any], container: str) -> dict[str, str]:
    found = _mapping(whole.get(container))
    return {name: _text(value) for name, value in found.items() if value is not None}


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)
