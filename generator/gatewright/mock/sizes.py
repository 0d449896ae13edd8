"""From the words of the gateways to pixels: ``16:9``, ``1024x768``, ``landscape_16_9``."""

from __future__ import annotations

import math
import re

DEFAULT = (1024, 1024)
_LARGEST_SIDE = 4096
_RATIO = re.compile(r"(\d{1,3}):(\d{1,3})", re.ASCII)
_PIXELS = re.compile(r"(\d{1,5})x(\d{1,5})", re.ASCII)
_PRESET = re.compile(r"(portrait|landscape)_(\d{1,2})_(\d{1,2})", re.ASCII)


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
