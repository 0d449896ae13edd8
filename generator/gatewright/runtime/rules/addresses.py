"""The patterns of addresses: which characters one may have, and which hosts everybody reaches.

The patterns mean the same in Python, in JavaScript and in Rust.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

UNFIT = "\\x00-\\x20<>\\x7f-\\xa0\\u2028\\u2029\\u3000"
"""Blanks, control characters and angle brackets, as the inside of a set."""
END = "(?![\\s\\S])"
"""The end of a text; ``$`` may stand before a line feed."""
REST = f"[^{UNFIT}]*{END}"
STOP = f"(?:[:/?#]|{END})"
"""What may follow the name of a host."""
_ANY = f"[^/?#:@{UNFIT}]*"
_HEX = "[0-9A-Fa-f]"
_LABEL = f"[^/?#@:.%\\\\\\[\\]{UNFIT}]+"
_LOCAL = f"(?!(?:{_ANY}\\.)?[Ll][Oo][Cc][Aa][Ll][Hh][Oo][Ss][Tt]\\.?{STOP})"
_NUMERIC = f"(?!(?:{_ANY}\\.)?(?:[0-9]+|0[Xx]{_HEX}*)\\.?{STOP})"
"""A name that ends in a number is an IPv4 address in disguise, or none at all."""
_NAME = f"{_LOCAL}{_NUMERIC}{_LABEL}(?:\\.{_LABEL})*\\.?"
_BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_PRIVATE_4 = (
    "(?!(?:0|10|127|22[4-9]|2[3-5][0-9])\\.|100\\.(?:6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\\."
    "|169\\.254\\.|172\\.(?:1[6-9]|2[0-9]|3[01])\\.|192\\.0\\.[02]\\.|192\\.168\\.|198\\.1[89]\\."
    "|198\\.51\\.100\\.|203\\.0\\.113\\.)"
)
_FOUR = f"{_PRIVATE_4}{_BYTE}(?:\\.{_BYTE}){{3}}"
_PRIVATE_6 = (
    f"(?!2001:(?:(?:0?[01]?{_HEX}{{1,2}})?:|0?[Dd][Bb]8:)|2002:|3[Ff]{{3}}:(?:0?{_HEX}{{1,3}})?:)"
)
_G = f"{_HEX}{{1,4}}"
_SIX_BEHIND = "|".join(
    [f"(?::{_G}){{7}}", "(?::" + _G + "){1,6}::"]
    + [f"(?::{_G}){{{count}}}:(?::{_G}){{1,{6 - count}}}" for count in range(6)]
)
"""What follows the first group, which is never empty: nothing below 2000:: is public."""
_SIX = f"\\[{_PRIVATE_6}[23]{_HEX}{{3}}(?:{_SIX_BEHIND}|::)\\]"
PUBLIC_HOST = f"(?:{_FOUR}|{_SIX}|{_NAME})(?::[0-9]{{1,5}})?"


class PlainAddresses:
    """The texts that certainly are https addresses: to look into, not to walk through."""

    __slots__ = ()

    def __contains__(self, value: Any) -> bool:
        text: str = value
        return (
            text[:8] == "https://"
            and text[8:9] not in "/?#"
            and text.isascii()
            and text.isprintable()
            and " " not in text
            and "<" not in text
            and ">" not in text
        )


class PublicAddresses:
    """Those of the plain addresses whose host is a name that certainly everybody reaches."""

    __slots__ = ("_met",)

    def __init__(self) -> None:
        self._met: set[str] = set()

    def __contains__(self, value: Any) -> bool:
        text: str = value
        host, _, rest = text[8:].partition("/")
        return (
            (host in self._met or self._meet(host))
            and text[:8] == "https://"
            and rest.isascii()
            and rest.isprintable()
            and " " not in rest
            and "<" not in rest
            and ">" not in rest
        )

    def _meet(self, host: str) -> bool:
        """Whether everybody reaches the host; it is kept then, as most addresses of a file have one."""
        name, _, last = host.rpartition(".")
        public = (
            host.isascii()
            and last.isalpha()
            and name.replace("-", "a").replace(".", "a").isalnum()
            and name[0] != "."
            and ".." not in host
            and last.lower() != "localhost"
        )
        if public and len(self._met) < _HOSTS:
            self._met.add(host)
        return public


_HOSTS = 256
"""Hosts that are kept."""
PLAIN_ADDRESSES = PlainAddresses()
PUBLIC_ADDRESSES = PublicAddresses()


def address_pattern(schemes: tuple[str, ...], public: bool) -> str:
    """The pattern of absolute URLs; schemes are compared without regard to case."""
    if not schemes:
        start = "[A-Za-z][A-Za-z0-9+.-]*"
        behind = f"://{PUBLIC_HOST}(?:[/?#]{REST}|{END})" if public else f":[^{UNFIT}]{REST}"
        return f"^{start}{behind}"
    names = "|".join(
        "".join(
            f"[{char}{char.upper()}]" if char.isalpha() else f"\\{char}" if char in "+.-" else char
            for char in name
        )
        for name in schemes
    )
    if public:
        return f"^(?:{names})://{PUBLIC_HOST}(?:[/?#]{REST}|{END})"
    return f"^(?:{names})://[^/?#{UNFIT}]{REST}"


def is_unfit(char: str) -> bool:
    """Whether no address has this character as it is."""
    return char <= " " or char in "<>\u2028\u2029\u3000" or "\x7f" <= char <= "\xa0"


def host_of(url: str) -> str:
    """What stands between the scheme and the path: a host, perhaps with a user and a port."""
    rest = url.partition("://")[2]
    return rest[: min((rest.find(char) for char in "/?#" if char in rest), default=len(rest))]


def leads_outside(url: str, schemes: tuple[str, ...]) -> bool:
    """Whether the host is one that everybody reaches, as far as its spelling tells.

    Beyond the pattern: a name is judged as resolvers read it, so full-width digits are digits.
    """
    import re

    if re.match(address_pattern(schemes, True), url) is None:
        return False
    host = host_of(url)
    if host.isascii():
        return True
    from unicodedata import normalize

    plain = normalize("NFKC", host).replace("\u3002", ".").replace("\xad", "")
    return re.match(f"{PUBLIC_HOST}{END}", plain) is not None
