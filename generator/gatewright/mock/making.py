"""The file of a result: a picture, a film or a sound, as the request asks for it."""

from __future__ import annotations

from .films import film
from .pictures import Sketch, draw
from .sounds import sound


def make_file(medium: str, sketch: Sketch, seconds: float) -> bytes:
    """The file's content."""
    if medium == "video":
        return film(sketch, seconds)
    if medium == "audio":
        return sound(sketch.prompt, seconds, sketch.format, sketch.number)
    return draw(sketch)
