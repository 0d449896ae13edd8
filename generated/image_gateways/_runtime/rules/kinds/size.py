"""A size in pixels, written ``WIDTHxHEIGHT``."""

from __future__ import annotations

from math import isqrt

from ..decimals import decimal_ratio, digits
from ..judging import Side
from ..limits import Most, bounds, span
from ..meant import Suggestion
from ..meant.shapes import size_of
from ..meant.spelling import CROSSES
from ..messages import show_value
from .base import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from .base import Stated

KEPT = 1024
"""Most valid sizes in the cache of a kind."""
PLAIN_CROSSES = "\u00d7*\u2715"
"""The signs among them with no other meaning."""
_COUNT = {"type": "integer", "minimum": 1}


class Ratio(Most):
    """How many times the shorter side the longer one may be."""

    def words(self, value: Any, kind: Any) -> str:
        return "" if value is None else f"one side at most {digits(value)} times the other"


class Size(Kind):
    """``WIDTHxHEIGHT``: both sides within limits, their product, and how much longer one may be."""

    __slots__ = ("_seen", "fine", "max_pixels", "max_ratio", "max_side", "min_pixels", "min_side")
    word = "size"
    guards_once = True
    noun = "WIDTHxHEIGHT"
    wants = "a size such as 1024x1024"
    limits = (
        *bounds(
            "min_side",
            "max_side",
            {**_COUNT, "maximum": 999999},
            ("Smallest width and height in pixels.", "Largest width and height in pixels."),
            unit="pixels a side",
        ),
        *bounds(
            "min_pixels",
            "max_pixels",
            _COUNT,
            ("Fewest pixels in all.", "Most pixels in all."),
            unit="pixels in all",
            breaks=("minimum", "maximum"),
        ),
        Ratio(
            "max_ratio",
            {
                "type": "number",
                "minimum": 1,
                "description": "How many times the shorter side the longer one may be: 16 for 1:16 to 16:1.",
            },
            "",
            "times as long as wide",
        ),
    )
    narrower_than = ("string",)
    sizes = True
    min_side: int | None
    max_side: int | None
    min_pixels: int | None
    max_pixels: int | None
    max_ratio: float | None

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._seen: set[str] = set()
        self.fine = self._seen
        """The cache of valid sizes. The guard looks here first."""

    def broken_keywords(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, str):
            return () if value is None and self.nullable else ("type",)
        sides = read_size(value)
        if sides is None:
            return ("pattern",)
        if self.min_side is not None and min(sides) < self.min_side:
            return ("pattern",)
        if self.max_side is not None and max(sides) > self.max_side:
            return ("pattern",)
        area = sides[0] * sides[1]
        if self.min_pixels is not None and area < self.min_pixels:
            return ("minimum",)
        if self.max_pixels is not None and area > self.max_pixels:
            return ("maximum",)
        if max(sides) > self._longest(min(sides)):
            return ("ratio",)
        if len(self._seen) < KEPT:
            self._seen.add(value)
        return ()

    def _longest(self, shorter: int) -> int:
        """The longest side beside a `shorter` one."""
        if self.max_ratio is None:
            return 10**6
        top, bottom = decimal_ratio(self.max_ratio)
        return shorter * top // bottom

    def guards(self, var: str, fine: str, literal: Callable[[Any], str]) -> list[str]:
        return [f"{var}.__class__ is not str", f"{var} not in {fine}"]

    def plain_schema(self) -> dict[str, Any]:
        high = 999_999 if self.max_side is None else self.max_side
        side = number_pattern(self.min_side or 1, high)
        limits = {
            "minSide": self.min_side,
            "maxSide": self.max_side,
            "minPixels": self.min_pixels,
            "maxPixels": self.max_pixels,
            "maxRatio": self.max_ratio,
        }
        # JSON Schema cannot say how many pixels a size has, nor its ratio; readers of the schema find it here.
        said = {key: limit for key, limit in limits.items() if limit is not None}
        return {"type": "string", "pattern": f"^(?:{side})x(?:{side})$", "x-size": said}

    def title(self, quote: Callable[[str], str]) -> str:
        return quote(self.noun)

    def message(self, keyword: str, value: Any, rule: Stated) -> str:
        if keyword == "pattern":
            sides = span(self.min_side, self.max_side, "pixels a side")
            return f"{show_value(value)} is not a size{f' of {sides}' if sides else ''}"
        if keyword == "minimum":
            return f"{show_value(value)} has fewer than {self.min_pixels:,} pixels"
        if keyword == "maximum":
            return f"{show_value(value)} has more than {self.max_pixels:,} pixels"
        if keyword == "ratio" and self.max_ratio is not None:
            return f"{show_value(value)} has one side more than {digits(self.max_ratio)} times the other"
        return super().message(keyword, value, rule)

    def suggestion(self, keyword: str, value: Any, rule: Stated) -> str | None:
        if keyword in ("minimum", "maximum", "ratio"):
            size = self._of_allowed_area(value)
            return f"use {size}" if size else None
        size = self.nearest(value) if isinstance(value, str) else None
        single = super().suggestion(keyword, value, rule)
        return f"use {size}" if size else single or "write WIDTHxHEIGHT, such as 1024x1024"

    def nearest(self, value: str) -> str | None:
        """The size that was meant: another cross or stray spaces put right, sides and area in range."""
        usual = size_of(value, self.min_pixels or 1, self.max_pixels or 10**12)
        if usual is not None and not self.broken_keywords(f"{usual[0]}x{usual[1]}"):
            return f"{usual[0]}x{usual[1]}"
        meant = read_size(with_cross(value, CROSSES))
        if meant is None:
            return None
        low, high = self.min_side or 1, self.max_side or 10**6
        width, height = (max(low, min(high, side)) for side in meant)
        return self._of_allowed_area(f"{width}x{height}")

    def _of_allowed_area(self, value: str) -> str | None:
        """The size of about the same shape whose area and ratio are allowed."""
        width, height = read_size(value) or (1, 1)
        longest = self._longest(min(width, height))
        width, height = min(width, longest), min(height, longest)
        area, low, high = width * height, self.min_pixels, self.max_pixels
        if low is not None and area < low:
            factor = (low / area) ** 0.5
            width, height = int(-(-width * factor // 1)), int(-(-height * factor // 1))
        elif high is not None and area > high:
            factor = (high / area) ** 0.5
            width, height = int(width * factor), int(height * factor)
        # Rounding may have made the longer side a pixel too long.
        longest = self._longest(min(width, height))
        size = f"{min(width, longest)}x{min(height, longest)}"
        return None if self.broken_keywords(size) else size

    def correction(self, keyword: str, value: Any) -> Suggestion | None:
        if not isinstance(value, str):
            return super().correction(keyword, value)
        word = with_cross(value, PLAIN_CROSSES)
        if keyword == "pattern" and word != value and not self.broken_keywords(word):
            return Suggestion(word, certain=True)
        size = self.nearest(value)
        return None if size is None else Suggestion(size)

    def example(self) -> Any:
        return self._fitting(self.min_side) or self._fitting(None) or "64x64"

    def _fitting(self, side: int | None) -> str | None:
        """A size within all limits, one of whose sides is `side`."""
        low, high = self.min_side or 1, self.max_side or 99_999
        least = self.min_pixels or 1
        square = max(low, isqrt(least - 1) + 1)
        for width in (side,) if side is not None else (low, (low + high) // 2, high, square):
            height = max(low, -(-least // width))
            if self.max_ratio is not None:
                height = max(height, -(-width // self._longest(1)))
            size = f"{width}x{height}"
            if height <= high and not self.broken_keywords(size):
                return size
        return None

    def limit_sides(self, good: Any) -> Iterator[Side]:
        low, high = self.min_side, self.max_side
        if low is not None and (at := self._fitting(low)):
            yield Side("min_side", at, f"{low - 1}x{high or low * 2}", "pattern")
        if high is not None and (at := self._fitting(high)):
            yield Side("max_side", at, f"{high + 1}x{high}", "pattern")
        if self.min_pixels is not None:
            yield Side("min_pixels", good, f"{low or 1}x{low or 1}", "minimum")
        if self.max_pixels is not None:
            yield Side("max_pixels", good, f"{high or 99999}x{high or 99999}", "maximum")
        if self.max_ratio is not None:
            # The square of the shortest side may have too few pixels for so long a size.
            first = max(low or 1, int(((self.min_pixels or 1) / self.max_ratio) ** 0.5))
            for shorter in range(first, first + 3):
                longer = self._longest(shorter)
                at, past = f"{longer}x{shorter}", f"{longer + 1}x{shorter}"
                if not self.broken_keywords(at) and self.broken_keywords(past) == ("ratio",):
                    yield Side("max_ratio", at, past, "ratio")
                    break


def with_cross(text: str, crosses: str) -> str:
    """`text` without spaces, in lower case, each of `crosses` an ``x``."""
    word = "".join(text[:40].lower().split())
    for cross in crosses:
        word = word.replace(cross, "x")
    return word


def read_size(text: str) -> tuple[int, int] | None:
    """``"640x480"`` → (640, 480), or None; no signs, no leading zeros, at most six digits a side."""
    width, cross, height = text.partition("x")
    if not cross or not text.isascii() or len(text) > 13:
        return None
    if not width.isdecimal() or not height.isdecimal() or "0" in (width[0], height[0]):
        return None
    return (int(width), int(height)) if len(width) <= 6 and len(height) <= 6 else None


def number_pattern(low: int, high: int) -> str:
    """A pattern for the decimal numbers from `low` to `high`, both included."""
    ends = {high}
    for power in range(1, len(str(high)) + 1):
        ends.add(low - low % 10**power + 10**power - 1)
        ends.add((high + 1) - (high + 1) % 10**power - 1)
    rows: list[str] = []
    start = low
    for end in sorted(end for end in ends if low <= end <= high):
        # Between two such ends each digit has its own range.
        digits = zip(str(start), str(end), strict=True)
        rows.append("".join(a if a == b else f"[{a}-{b}]" for a, b in digits))
        start = end + 1
    return "|".join(rows)
