"""The API key, held so that nothing prints it, and handed out for its own origin only."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import NoReturn
from urllib.parse import urlsplit

from .errors import MissingKey

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

    __slots__ = ("_spellings", "_value")

    def __init__(self, value: str) -> None:
        self._value = value
        self._spellings: re.Pattern[bytes] | None = None

    def header(self) -> str:
        """The value of the Authorization header."""
        return f"Bearer {self._value}"

    def redacted(self, data: bytes) -> bytes:
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
        return self.redacted(text.encode("utf-8", "surrogatepass")).decode("utf-8", "surrogatepass")

    def __repr__(self) -> str:
        return "Key(hidden)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key is not pickled")


class Credentials:
    """Finds a gateway's key at the first send, and gives it to that gateway's origin alone.

    `explicit` is the constructor's argument; without it the first of the environment variables
    `names` that is set counts.
    """

    __slots__ = ("_explicit", "_found", "_names", "_origin", "_title")

    def __init__(
        self, title: str, explicit: Secret | None, names: tuple[str, ...], url: str
    ) -> None:
        self._title = title
        self._explicit = explicit
        self._names = names
        self._origin = origin(url)
        self._found: Secret | None = None

    def key_for(self, url: str) -> Secret | None:
        """The key, when `url` lies on the gateway's own origin, else None; raises MissingKey."""
        if origin(url) != self._origin:
            return None
        if self._found is None:
            self._found = checked(self._find(), self._title)
        return self._found

    def _find(self) -> Secret:
        if self._explicit is not None:
            return self._explicit
        for name in self._names:
            if value := os.environ.get(name, "").strip():
                return Secret(value)
        raise MissingKey(
            f"{self._title} needs an API key: set {' or '.join(self._names)}, or pass api_key=",
            gateway=self._title,
        )


def checked(key: Secret, title: str) -> Secret:
    """`key` when an HTTP header can carry it; raises MissingKey, without showing it."""
    value = key.header()
    if not value.isascii() or not value.isprintable() or " " in value[7:] or len(value) == 7:
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
