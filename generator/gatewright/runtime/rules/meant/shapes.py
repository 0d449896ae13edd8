"""The shape that a word stands for: ``1024x1024``, ``16:9``, ``landscape_16_9``, ``portrait``."""

from __future__ import annotations

from .spelling import CROSSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

SAME, NEAR, NEARLY = 0.002, 0.09, 0.2
"""How much two ratios may differ, as the logarithm of one by the other; the last where no other lies so."""
LARGEST_RATIO = 100
"""Numbers up to this are a ratio, larger ones are pixels."""
HIGH = 1024
"""The longer side, in pixels, from which a picture is meant to be of high definition."""
FEW = 4
"""Options of which the only upright one is meant by each upright shape; the same for the others."""
WORDS = {
    "square": "square", "portrait": "portrait", "vertical": "portrait", "tall": "portrait",
    "landscape": "landscape", "horizontal": "landscape", "wide": "landscape", "widescreen": "16:9",
}  # fmt: skip
"""Word → a way of lying, or a ratio."""


class PictureShape:
    """Width by height where it is known, else only how the picture lies; `sides` are in pixels."""

    __slots__ = ("high", "lies", "ratio", "sides")

    def __init__(
        self, lies: str, ratio: float = 0, sides: tuple[int, int] | None = None, high: bool = False
    ) -> None:
        self.lies = lies
        self.ratio = ratio
        self.sides = sides
        self.high = high


def shape_of(text: str) -> PictureShape | None:
    """The shape that `text` names, or None."""
    import re

    word = text.strip().lower().replace("-", "_")
    numbers = re.fullmatch(rf"(\d{{1,5}}(?:\.\d+)?)\s*[x{re.escape(CROSSES)}_]\s*(\d{{1,5}})", word)
    if numbers is not None:
        return _of_numbers(float(numbers[1]), float(numbers[2]))
    found = re.fullmatch(r"([a-z]+)(?:_(hd))?(?:_(\d{1,2})[_:x](\d{1,2}))?", word)
    lies = WORDS.get(found[1]) if found is not None else None
    if found is None or lies is None:
        return None
    if found[3]:
        sides = sorted((float(found[3]), float(found[4])), reverse=lies == "landscape")
        return _of_numbers(*sides)
    if ":" in lies:
        return shape_of(lies)
    return PictureShape(lies, 1.0 if lies == "square" else 0, high=bool(found[2]))


def _of_numbers(width: float, height: float) -> PictureShape | None:
    if not width or not height:
        return None
    ratio = width / height
    lies = "square" if ratio == 1 else "landscape" if ratio > 1 else "portrait"
    pixels = min(width, height) > LARGEST_RATIO
    return PictureShape(lies, ratio, (int(width), int(height)) if pixels else None)


def options_of(value: str, options: Iterable[str]) -> tuple[tuple[str, ...], bool]:
    """(the options of the shape that `value` names, whether it is exactly the one that is meant)."""
    wanted = shape_of(value)
    shapes = [(one, shape_of(one)) for one in options]
    known = [(one, shape) for one, shape in shapes if shape is not None]
    if wanted is None or not known:
        return (), False
    if not wanted.ratio:
        return tuple(one for one, shape in known if shape.lies == wanted.lies), False
    far = [(_between(wanted, shape), one, shape) for one, shape in known if shape.ratio]
    fitting = [row for row in far if row[0] <= NEAR and _lies_alike(wanted, row[2])]
    if not fitting:
        alike = [row for row in far if row[2].lies == wanted.lies]
        single = len(alike) == 1 and len(known) <= FEW and alike[0][0] <= NEARLY
        return ((alike[0][1],) if single else ()), False
    best = min(row[0] for row in fitting)
    found = [(one, shape) for distance, one, shape in fitting if distance <= best + SAME]
    exact = best <= SAME and len(found) == 1 and not wanted.sides and not found[0][1].sides
    if wanted.sides is not None:
        nearest = min(_farness(wanted, shape) for _, shape in found)
        found = [row for row in found if _farness(wanted, row[1]) == nearest]
    return tuple(one for one, _ in found), exact


def _between(one: PictureShape, other: PictureShape) -> float:
    from math import log

    return abs(log(one.ratio / other.ratio))


def _lies_alike(one: PictureShape, other: PictureShape) -> bool:
    return one.lies == other.lies or _between(one, other) <= SAME * 10


def _farness(wanted: PictureShape, shape: PictureShape) -> float:
    """How far an option of the right shape is from the wanted size."""
    if wanted.sides is None or shape.sides is None:
        return float(shape.high != (max(wanted.sides or (0,)) >= HIGH))
    return abs(wanted.sides[0] * wanted.sides[1] - shape.sides[0] * shape.sides[1])


def size_of(text: str, least: int, most: int) -> tuple[int, int] | None:
    """A usual size in pixels, of `least` to `most` in all, for a ratio or ``square``; else None."""
    shape = shape_of(text)
    if shape is None or not shape.ratio or shape.sides:
        return None
    from fractions import Fraction

    ratio = Fraction(shape.ratio).limit_denominator(LARGEST_RATIO)
    wide, high = ratio.numerator, ratio.denominator
    area = min(max(HIGH * HIGH, least), most)
    times = int((area / (wide * high)) ** 0.5)
    for step in (16, 8, 1):
        scale = times // step * step
        scale += step if wide * high * scale * scale < least else 0
        if scale and least <= wide * high * scale * scale <= most:
            return wide * scale, high * scale
    return None
