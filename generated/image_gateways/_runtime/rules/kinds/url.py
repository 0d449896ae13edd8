"""An absolute URL."""

from __future__ import annotations

from ..limits import Choices
from ..messages import listed, shown
from .base import Right, Side
from .text import LENGTHS, Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from ..rule import Rule


class Url(Text):
    """An absolute URL; `schemes`, in lower case, limits what it may begin with."""

    __slots__ = ("schemes",)
    word = "url"
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
    )
    narrower_than = ("string",)
    schemes: tuple[str, ...]

    def broken(self, value: Any) -> tuple[str, ...]:
        found = super().broken(value)
        if isinstance(value, str) and not self.allows(value):
            return (*found, "pattern")
        return found

    def allows(self, value: str) -> bool:
        """Whether the scheme is one of `schemes` with a host behind it, or any where none is set."""
        scheme, colon, rest = value.partition(":")
        if not colon or not rest:
            return False
        if self.schemes:
            return scheme.lower() in self.schemes and rest[:2] == "//" and rest[2:3] not in "/?# "
        return (
            scheme.isascii()
            and scheme[:1].isalpha()
            and scheme.replace("+", "").replace("-", "").replace(".", "").isalnum()
        )

    def guards(self, var: str, fine: str, literal: Callable[[Any], str]) -> list[str]:
        if self.schemes and "https" not in self.schemes:
            return []
        # A URL of any scheme needs no host.
        host = [f'{var}[8:9] in "/?# "'] if self.schemes else []
        start = [f'{var}[:8] != "https://"', *host]
        not_str = f"{var}.__class__ is not str"
        return [not_str, *self.lengths(var), *start, f"not {var}.isascii()"]

    def plain_schema(self) -> dict[str, Any]:
        lengths = super().plain_schema()
        return {"type": lengths.pop("type"), "pattern": pattern(self.schemes), **lengths}

    def links(self, value: Any) -> bool:
        return isinstance(value, str)

    def message(self, keyword: str, value: Any, rule: Rule) -> str:
        if keyword == "pattern" and self.schemes:
            return f"{shown(value)} is no {listed(self.schemes)} URL"
        return super().message(keyword, value, rule)

    def suggestion(self, keyword: str, value: Any, rule: Rule) -> str | None:
        if keyword != "pattern":
            return super().suggestion(keyword, value, rule)
        start = value[:10].lower()
        if start.startswith("data:"):
            return "no inline data here: host the file and give its address"
        if self.schemes and "https" not in self.schemes:
            return f"begin it with {listed(tuple(f'{scheme}://' for scheme in self.schemes))}"
        host = value[7:] if start.startswith("http://") else value.lstrip("/")
        meant = f"https://{host}"
        likely = "." in host.partition("/")[0] and ":" not in host.partition("/")[0]
        if likely and not self.broken(meant):
            return f"did you mean {shown(meant)}?"
        return "give a public https address"

    def right(self, keyword: str, value: Any, default: Any = None) -> Right | None:
        if not isinstance(value, str):
            return None
        scheme, colon, rest = value.partition("://")
        for wanted in self.schemes or ("https",):
            meant = f"{wanted}://{rest if colon else value.lstrip('/')}"
            plausible = scheme in ("http", "https") or (
                not colon and "." in value.partition("/")[0]
            )
            host = meant.partition("://")[2].partition("/")[0]
            if plausible and ":" not in host and not self.broken(meant):
                return Right(meant)
        return None

    def example(self) -> Any:
        return f"{(self.schemes or ('https',))[0]}://x.example/a"

    def limit_sides(self, good: Any) -> Iterator[Side]:
        for scheme in self.schemes:
            yield Side("schemes", f"{scheme.upper()}://h", f"{scheme}x://h", "pattern")
        yield Side("address", good, "cat.png", "pattern")


def pattern(schemes: tuple[str, ...]) -> str:
    """A pattern for absolute URLs; schemes are compared without regard to case."""
    if not schemes:
        return "^[A-Za-z][A-Za-z0-9+.-]*:[\\s\\S]"
    names = "|".join(
        "".join(
            f"[{char}{char.upper()}]" if char.isalpha() else f"\\{char}" if char in "+.-" else char
            for char in name
        )
        for name in schemes
    )
    return f"^(?:{names})://[^/?# ]"
