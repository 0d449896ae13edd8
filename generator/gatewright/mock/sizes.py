"""From the words of the gateways to pixels: ``16:9``, ``1024x768``, ``landscape_16_9``, ``720p``, ``2K``."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

DEFAULT = (1024, 1024)
OF_MEDIUM = {"image": DEFAULT, "video": (640, 360), "audio": DEFAULT}
"""What comes when no size is asked for."""
_LARGEST_SIDE = 4096
_RATIO = re.compile(r"(\d{1,3}):(\d{1,3})", re.ASCII)
_RESOLUTION = re.compile(r"(\d{3,4}[pP]|[1-8][kK])", re.ASCII)
_PIXELS = re.compile(r"(\d{1,5})x(\d{1,5})", re.ASCII)
_PRESET = re.compile(r"(portrait|landscape)_(\d{1,2})_(\d{1,2})", re.ASCII)


def size_of(words: Sequence[str], otherwise: tuple[int, int]) -> tuple[str, tuple[int, int]]:
    """What the sizes of one request mean together: a ratio and a resolution make one size."""
    ratio = next((word for word in words if pixels(word) is not None), "")
    sharp = next((word for word in words if _RESOLUTION.fullmatch(word)), "")
    across, down = pixels(ratio) or otherwise
    if not sharp or _PIXELS.fullmatch(ratio):
        return ratio, (across, down)
    number, unit = int(sharp[:-1]), sharp[-1]
    # 720p is the shorter side, 2K the longer one.
    have, want = (min(across, down), number) if unit in "pP" else (max(across, down), number * 1024)
    size = _within(across * want // have, down * want // have)
    return " ".join(filter(None, (ratio, sharp))), size


def pixels(word: str) -> tuple[int, int] | None:
    """Width and height of a size as a gateway names it, or None for a word that is not a size.

    Ratios become about one megapixel and keep exactly; a preset's long side is 1024.
    """
    if word == "square":
        return (512, 512)
    if word == "square_hd":
        return DEFAULT
    if match := _PIXELS.fullmatch(word):
        return _within(int(match[1]), int(match[2]))
    if match := _RATIO.fullmatch(word):
        return _megapixel(int(match[1]), int(match[2]))
    if match := _PRESET.fullmatch(word):
        long, short = sorted((int(match[2]), int(match[3])), reverse=True)
        short = 1024 * short // max(long, 1)
        return _within(short, 1024) if match[1] == "portrait" else _within(1024, short)
    return None


def _megapixel(across: int, down: int) -> tuple[int, int]:
    divisor = math.gcd(across, down) or 1
    across, down = max(1, across // divisor), max(1, down // divisor)
    unit = max(8, round(math.sqrt(1024 * 1024 / (across * down)) / 8) * 8)
    return _within(across * unit, down * unit)


def _within(width: int, height: int) -> tuple[int, int]:
    return (min(max(width, 16), _LARGEST_SIDE), min(max(height, 16), _LARGEST_SIDE))
