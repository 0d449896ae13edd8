"""Real films: the prompt's picture with a sun that travels across it, and a tune."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PIL import Image, ImageDraw

from .encoding import encoded_film
from .pictures import Sketch, paint
from .sounds import RATE, tune

LONGEST = 120.0
"""Seconds of film that the mock makes at most."""
_MANY_PIXELS = 1_000_000
"""Pixels of a frame from which fewer of them make a second."""


def film(sketch: Sketch, seconds: float) -> bytes:
    """A film file of these seconds. The same arguments give the same pictures."""
    width, height = sketch.size
    # Pictures of a film have even sides.
    size = max(16, width // 2 * 2), max(16, height // 2 * 2)
    seconds = min(max(seconds, 0.5), LONGEST)
    per_second = 10 if size[0] * size[1] <= _MANY_PIXELS else 5
    frames = _frames(paint(replace(sketch, size=size)), max(2, round(seconds * per_second)))
    samples = tune(sketch.prompt, seconds, sketch.number)
    return encoded_film(frames, size, per_second, samples, RATE, sketch.format)


def _frames(ground: Image.Image, count: int) -> Iterator[Image.Image]:
    """The sun rises on the left and sets on the right; a line at the bottom tells the time."""
    width, height = ground.size
    radius = max(3, min(width, height) // 14)
    for index in range(count):
        picture = ground.copy()
        brush = ImageDraw.Draw(picture)
        past = index / (count - 1)
        x, y = past * width, height * (0.25 + 1.2 * (past - 0.5) ** 2)
        brush.ellipse((x - radius, y - radius, x + radius, y + radius), (255, 226, 150))
        brush.rectangle((0, height - max(2, height // 80), past * width, height), (255, 226, 150))
        yield picture
