"""The content of a file as base64 digits, without anything before them."""

from __future__ import annotations

from ..addresses import END
from ..judging import Side
from ..meant import Suggestion
from ..messages import show_value
from .base import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from .base import Stated

DIGITS = "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)"
"""The pattern of base64 on one line, padded, of one byte at least."""
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg=="
"""The smallest picture: one black dot as PNG."""
BEFORE = "base64,"
"""What ends the head of a data URL."""


class Base64(Kind):
    """Base64 digits on one line: no data URL, no line ends."""

    __slots__ = ()
    word = "base64"
    noun = "base64"
    wants = "the content of a file as base64"
    narrower_than = ("string",)
    content = True

    def broken_keywords(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, str):
            return () if value is None and self.nullable else ("type",)
        return () if is_base64(value) else ("pattern",)

    def guards(self, var: str, fine: str, literal: Callable[[Any], str]) -> list[str]:
        return []

    def plain_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{DIGITS}{END}"}

    def links(self, value: Any) -> bool:
        return isinstance(value, str)

    def message(self, keyword: str, value: Any, rule: Stated) -> str:
        if keyword == "pattern":
            return f"{show_value(value)} is not base64"
        return super().message(keyword, value, rule)

    def suggestion(self, keyword: str, value: Any, rule: Stated) -> str | None:
        return (
            digits_hint(value) if keyword == "pattern" else super().suggestion(keyword, value, rule)
        )

    def correction(self, keyword: str, value: Any) -> Suggestion | None:
        return bare(value)

    def example(self) -> Any:
        return DOT

    def limit_sides(self, good: Any) -> Iterator[Side]:
        yield from digits_sides(good)


def is_base64(text: str) -> bool:
    """Whether `text` is base64 on one line, padded."""
    import re

    return re.fullmatch(DIGITS, text) is not None


def bare(value: Any) -> Suggestion | None:
    """The digits of a data URL, or digits without their line ends, which certainly were meant."""
    if not isinstance(value, str):
        return None
    digits = "".join(value.partition(BEFORE)[2].split() if BEFORE in value else value.split())
    return Suggestion(digits, certain=True) if is_base64(digits) else None


def digits_hint(value: str) -> str | None:
    """What would be right in the place of `value`."""
    if value[:5].lower() == "data:":
        return "leave out what stands before the digits, data:…;base64,"
    if "://" in value:
        return "no address here: give the content of the file"
    return "take out the line ends" if bare(value) else "give the content of the file as base64"


def digits_sides(good: str) -> Iterator[Side]:
    """Texts that are not base64 beside one that is."""
    for wrong in ("", f"data:image/png;base64,{good}", f"{good}\n", "aGVsbG8", "a-_="):
        yield Side("base64", good, wrong, "pattern")
