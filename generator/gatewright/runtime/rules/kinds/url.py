"""An absolute URL."""

from __future__ import annotations

from ..addresses import (
    END,
    PLAIN_ADDRESSES,
    PUBLIC_ADDRESSES,
    address_pattern,
    host_of,
    is_unfit,
    leads_outside,
)
from ..judging import Side
from ..limits import Choices, Restriction, Toggle
from ..meant import Suggestion
from ..messages import join_words, show_value
from .base64 import DIGITS, bare, digits_hint, digits_sides, is_base64
from .text import LENGTHS, Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator
    from typing import Any

    from .base import Stated


class Url(Text):
    """An absolute URL; `schemes`, in lower case, limits what it may begin with.

    `public`: it leads to a host that everybody reaches, and carries no user name.
    """

    __slots__ = ("_addresses", "base64", "fine", "public", "schemes")
    word = "url"
    free_text = False
    may_count = False
    noun = "address"
    wants = "a URL"
    limits = (
        *LENGTHS,
        Choices(
            "schemes",
            {
                "type": "array",
                "description": "What a URL may begin with; left out: any scheme.",
                "items": {"type": "string", "pattern": "^[a-z][a-z0-9+.-]*$"},
                "minItems": 1,
                "uniqueItems": True,
            },
        ),
        Restriction(
            "public",
            {
                "type": "boolean",
                "description": "Whether it must lead to a host that everybody reaches: no private, loopback, link-local or reserved address, no localhost, no user name.",
            },
            ("has to be a public address now", "need not be a public address any more"),
            "public addresses only",
        ),
        Toggle(
            "base64",
            {
                "type": "boolean",
                "description": "Whether the content of a file as bare base64 digits is taken too.",
            },
            ("takes base64 too", "takes no base64 any more"),
            "or base64",
        ),
    )
    narrower_than = ("string",)
    address = True
    base64: bool
    public: bool
    schemes: tuple[str, ...]

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        https = not self.schemes or "https" in self.schemes
        plain = PUBLIC_ADDRESSES if self.public else PLAIN_ADDRESSES
        limited = self.max_length is not None or self.min_length is not None
        self._addresses: Container[Any] = plain if https else ()
        self.fine: Container[Any] = () if limited else self._addresses

    def broken_keywords(self, value: Any) -> tuple[str, ...]:
        found = super().broken_keywords(value)
        if isinstance(value, str) and not self.allows(value) and not self._is_digits(value):
            return (*found, "pattern")
        return found

    def _is_digits(self, value: str) -> bool:
        """Whether it is base64, where that is taken."""
        return self.base64 and is_base64(value)

    def allows(self, value: str) -> bool:
        """Whether the scheme is one of `schemes` with a host behind it, or any where none is set.

        No blank, control character or angle bracket is in it, and the host is public where it must be.
        """
        scheme, colon, rest = value.partition(":")
        if not colon or not rest or any(map(is_unfit, value)):
            return False
        if self.public and not leads_outside(value, self.schemes):
            return False
        if self.schemes:
            return scheme.lower() in self.schemes and rest[:2] == "//" and rest[2:3] not in "/?#"
        return (
            scheme.isascii()
            and scheme[:1].isalpha()
            and scheme.replace("+", "").replace("-", "").replace(".", "").isalnum()
        )

    def guards(self, var: str, fine: str, literal: Callable[[Any], str]) -> list[str]:
        if not self._addresses:
            return []
        return [f"{var}.__class__ is not str", *self.lengths(var), f"{var} not in {fine}"]

    def guard_table(self) -> Container[Any]:
        # The guards ask for the lengths before they look, so it is right there whatever these are.
        return self._addresses

    def plain_schema(self) -> dict[str, Any]:
        lengths = super().plain_schema()
        address = address_pattern(self.schemes, self.public)
        return {
            "type": lengths.pop("type"),
            "pattern": f"{address}|^{DIGITS}{END}" if self.base64 else address,
            # The pattern says so at length; readers of the schema find it here.
            **({"x-public": True} if self.public else {}),
            **lengths,
        }

    def links(self, value: Any) -> bool:
        return isinstance(value, str)

    def takes_content(self) -> bool:
        return self.base64

    def message(self, keyword: str, value: Any, rule: Stated) -> str:
        if keyword == "pattern" and (said := self._trouble(value)):
            return f"{show_value(value)} {said}"
        if keyword == "pattern" and not self.schemes:
            return f"{show_value(value)} is not a URL"
        if keyword == "pattern":
            return f"{show_value(value)} is not a URL with the scheme {join_words(self.schemes)}"
        return super().message(keyword, value, rule)

    def suggestion(self, keyword: str, value: Any, rule: Stated) -> str | None:
        if keyword != "pattern":
            return super().suggestion(keyword, value, rule)
        if any(map(is_unfit, value)):
            mended = value.strip().replace(" ", "%20")
            return (
                f"did you mean {show_value(mended)}?"
                if not self.broken_keywords(mended)
                else "take it out"
            )
        if self._trouble(value):
            return "give an address that the gateway reaches, without a user name"
        if self.base64 and (value[:5].lower() == "data:" or "://" not in value):
            return digits_hint(value)
        start = value[:10].lower()
        if start.startswith("data:"):
            return "no inline data here: host the file and give its address"
        if self.schemes and "https" not in self.schemes:
            return f"begin it with {join_words(tuple(f'{scheme}://' for scheme in self.schemes))}"
        host = value[7:] if start.startswith("http://") else value.lstrip("/")
        meant = f"https://{host}"
        likely = "." in host.partition("/")[0] and ":" not in host.partition("/")[0]
        if likely and not self.broken_keywords(meant):
            return f"did you mean {show_value(meant)}?"
        return "give a public https address"

    def _trouble(self, value: str) -> str:
        """What is wrong behind the scheme, in words; nothing where the scheme is wrong."""
        if any(map(is_unfit, value)):
            return "holds a blank, a control character, < or >"
        if not self.public or leads_outside(value, self.schemes):
            return ""
        if not Url(schemes=self.schemes).allows(value) or "://" not in value:
            return ""
        host = host_of(value)
        if "@" in host:
            return "carries a user name"
        return (
            f"leads to {show_value(host)}, which is not a public address"
            if host
            else "names no host"
        )

    def correction(self, keyword: str, value: Any) -> Suggestion | None:
        if not isinstance(value, str):
            return None
        if self.base64 and "://" not in value and (digits := bare(value)):
            return digits
        scheme, colon, rest = value.partition("://")
        if any(map(is_unfit, value)):
            mended = value.strip().replace(" ", "%20")
            return Suggestion(mended) if not self.broken_keywords(mended) else None
        for wanted in self.schemes or ("https",):
            meant = f"{wanted}://{rest if colon else value.lstrip('/')}"
            plausible = scheme in ("http", "https") or (
                not colon and "." in value.partition("/")[0]
            )
            host = meant.partition("://")[2].partition("/")[0]
            if plausible and ":" not in host and not self.broken_keywords(meant):
                return Suggestion(meant)
        return None

    def example(self) -> Any:
        return f"{(self.schemes or ('https',))[0]}://x.example/a"

    def limit_sides(self, good: Any) -> Iterator[Side]:
        for scheme in self.schemes:
            yield Side("schemes", f"{scheme.upper()}://h", f"{scheme}x://h", "pattern")
        yield Side("address", good, "cat.png", "pattern")
        for char in " \n<>":
            yield Side("characters", good, f"{good}{char}", "pattern")
        if self.base64:
            # Where any scheme will do, data:… is an address.
            yield from (
                one for one in digits_sides("aGVsbG8=") if self.broken_keywords(one.outside)
            )
        if self.public:
            scheme = (self.schemes or ("https",))[0]
            for inside, outside in PUBLIC_SIDES:
                yield Side("public", f"{scheme}://{inside}", f"{scheme}://{outside}", "pattern")


PUBLIC_SIDES = (
    ("localhost.example/a", "localhost/a"),
    ("notlocalhost:8443", "a.LOCALHOST.:8443"),
    ("x.example/a@b", "a@x.example/b"),
    ("126.0.0.1", "127.0.0.1"),
    ("172.15.255.255", "172.16.0.1"),
    ("169.253.0.1", "169.254.169.254"),
    ("100.128.0.1", "100.127.0.1"),
    ("1.1.1.1", "2130706433"),
    ("223.255.255.255?a", "0x7f.1?a"),
    ("[2606:4700::1111]:443/a", "[::1]:443/a"),
    ("[2a00::7f00:1]", "[::ffff:127.0.0.1]"),
    ("[3fff:1000::1]", "[fd00::1]"),
    ("x.example?", "?x.example"),
)
"""Hosts that everybody reaches, and others."""
