"""A request as data, apart into what travels in the body, behind the question mark, and as headers."""

from __future__ import annotations

import json
from typing import Any, NamedTuple, cast
from urllib.parse import quote, urlencode

from ...catalog.info import IN_HEADERS, IN_QUERY


class Parted(NamedTuple):
    """The parts of a request."""

    body: dict[str, Any]
    query: str
    """As it is written in an address, without the question mark."""
    headers: dict[str, str]


def part_body(whole: dict[str, Any]) -> Parted:
    """The parts of `whole`; what is null behind the question mark or in a header is left out."""
    body = {key: value for key, value in whole.items() if key not in (IN_QUERY, IN_HEADERS)}
    pairs = [
        (name, _text(one))
        for name, value in _mapping(whole.get(IN_QUERY)).items()
        for one in (cast("list[object]", value) if isinstance(value, list) else [value])
        if one is not None
    ]
    headers = {
        name: _text(value)
        for name, value in _mapping(whole.get(IN_HEADERS)).items()
        if value is not None
    }
    return Parted(body, urlencode(pairs, quote_via=quote), headers)


def with_query(url: str, query: str) -> str:
    """`url` with more behind its question mark."""
    return f"{url}{'&' if '?' in url else '?'}{query}" if query else url


def _mapping(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)
