"""The API key, held so that nothing prints it, and handed out for its own origin only."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import quote, urlsplit

from .errors import MissingKey

if TYPE_CHECKING:
    from ..catalog.info import GatewayInfo

HIDDEN = "[key]"
SHORTEST = 8
"""Characters of a key that is looked for in answers: a shorter one may be there by chance."""


MARKS = ("\\", "%", "&")
"""What every way begins with to write a character otherwise."""


def spellings(value: str) -> re.Pattern[bytes]:
    r"""Finds `value`, each of its characters as it is or escaped: for JSON, even twice, a URL, HTML, Python.

    How many backslashes are looked at is bounded, so that no text takes longer than its length says.
    """

    def ways(char: str) -> str:
        code = ord(char)
        escaped = rf"\\{{1,4}}+(?:u00{code:02x}|x{code:02x}|{re.escape(char)})"
        return rf"(?:{re.escape(char)}|(?i:{escaped}|%{code:02x}|&\#(?:0{{0,4}}{code}|x0{{0,4}}{code:x});))"

    return re.compile("".join(map(ways, value)).encode())


class Secret:
    """A secret that neither repr, str, format nor pickle gives away."""

    __slots__ = ("_before", "_header", "_query", "_spellings", "_value")

    def __init__(
        self, value: str, header: str = "authorization", before: str = "Bearer ", query: str = ""
    ) -> None:
        self._value = value
        self._header = header
        self._before = before
        self._query = query
        self._spellings: re.Pattern[bytes] | None = None

    def sign(self, headers: Mapping[str, str]) -> dict[str, str]:
        """`headers` with the key in its place, whatever was there."""
        kept = {name: one for name, one in headers.items() if name.lower() != self._header.lower()}
        return {**kept, self._header: f"{self._before}{self._value}"} if self._header else kept

    def address(self, url: str) -> str:
        """`url` with the key behind its question mark, where a gateway wants it there."""
        if not self._query:
            return url
        return f"{url}{'&' if '?' in url else '?'}{self._query}={quote(self._value, safe='')}"

    def at_place_of(self, gateway: GatewayInfo) -> Secret:
        """The same key, in the place where the gateway looks for it."""
        return Secret(self._value, gateway.key_header, gateway.key_before, gateway.key_query)

    def at(self, header: str, before: str, query: str) -> Secret:
        """The same key in another place: a header with what stands before it, or a query param."""
        return Secret(self._value, header, before, query)

    def fits(self) -> bool:
        """Whether an HTTP header can carry it."""
        value = self._value
        return bool(value) and value.isascii() and value.isprintable() and " " not in value

    def redact(self, data: bytes) -> bytes:
        """`data` with the key taken out, should a server have echoed it, however it is spelled."""
        if len(self._value) < SHORTEST:
            return data
        data = data.replace(self._value.encode(), HIDDEN.encode())
        if any(mark.encode() in data for mark in MARKS):
            self._spellings = self._spellings or spellings(self._value)
            data = self._spellings.sub(HIDDEN.encode(), data)
        return data

    def redacted_text(self, text: str) -> str:
        """`text` with the key taken out, however it is spelled."""
        return self.redact(text.encode("utf-8", "surrogatepass")).decode("utf-8", "surrogatepass")

    def __repr__(self) -> str:
        return "Key(hidden)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key is not pickled")


class Credentials:
    """Finds a gateway's key at the first send, and gives it to that gateway's hosts alone.

    `explicit` is the constructor's argument; without it the first of the environment variables
    that is set counts.
    """

    __slots__ = ("_explicit", "_found", "_gateway", "_origins")

    def __init__(
        self, gateway: GatewayInfo, explicit: Secret | None, hosts: tuple[str, ...]
    ) -> None:
        self._gateway = gateway
        self._explicit = explicit
        self._origins = {origin(url) for url in hosts}
        self._found: Secret | None = None

    def key_for(self, url: str) -> Secret | None:
        """The key, when `url` lies on one of the gateway's own hosts, else None; raises MissingKey."""
        if origin(url) not in self._origins:
            return None
        if self._found is None:
            self._found = check_key(self._find(), self._gateway.title).at_place_of(self._gateway)
        return self._found

    def _find(self) -> Secret:
        if self._explicit is not None:
            return self._explicit
        for name in self._gateway.key_env:
            if value := os.environ.get(name, "").strip():
                return Secret(value)
        raise MissingKey(
            f"{self._gateway.title} needs an API key: set {' or '.join(self._gateway.key_env)}, or "
            "pass api_key=",
            gateway=self._gateway.title,
        )


def check_key(key: Secret, title: str) -> Secret:
    """`key` when an HTTP header can carry it; raises MissingKey, without showing it."""
    if not key.fits():
        raise MissingKey(
            f"the API key for {title} is empty or holds characters that no header can carry",
            gateway=title,
        )
    return key


def origin(url: str) -> tuple[str, str, int | None]:
    """(scheme, host, port) of `url`, the scheme's own port filled in."""
    parts = urlsplit(url)
    default = {"https": 443, "http": 80}.get(parts.scheme)
    return parts.scheme, (parts.hostname or "").rstrip("."), parts.port or default


KeySource = Callable[[str], Secret | None]
"""Gives the key for a URL, or None when the URL is not the gateway's own."""
