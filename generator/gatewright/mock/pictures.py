"""Real pictures: the asked size and format, the prompt written on a sky of its own colours."""

from __future__ import annotations

import colorsys
import hashlib
import io
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFilter, ImageOps

from .lettering import Lettering, fit_text, font_for

_WHITE = (255, 255, 255)
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Sketch:
    """All that decides how a picture looks: the same sketch gives the same bytes."""

    prompt: str
    footer: str
    size: tuple[int, int]
    format: str
    """The name of one of `formats.FORMATS`."""
    number: int = 0
    """Which one of several pictures of one request."""
    references: tuple[tuple[str, bytes | None], ...] = ()
    """(name, file content or None when the mock does not hold it)."""


def draw(sketch: Sketch) -> bytes:
    """The picture file."""
    picture = paint(sketch)
    out = io.BytesIO()
    options = {"jpeg": {"quality": 88}, "webp": {"quality": 88}, "png": {"compress_level": 3}}
    picture.save(out, sketch.format.upper(), **options.get(sketch.format, {}))
    return out.getvalue()


def paint(sketch: Sketch) -> Image.Image:
    """The picture itself."""
    seed = hashlib.sha256(f"{sketch.number}\n{sketch.prompt}".encode("utf-8", "replace")).digest()
    chance = random.Random(seed)
    picture = _sky(sketch.size, chance)
    _hills(picture, chance)
    _write(picture, sketch)
    if sketch.references:
        _pin(picture, sketch.references)
    return picture


def _colour(hue: float, saturation: float, value: float) -> Colour:
    red, green, blue = colorsys.hsv_to_rgb(hue % 1, saturation, value)
    return (round(red * 255), round(green * 255), round(blue * 255))


def _sky(size: tuple[int, int], chance: random.Random) -> Image.Image:
    """A dusk in two hues, with soft lights in it; painted small and blown up."""
    hue = chance.random()
    above, below = _colour(hue, 0.62, 0.36), _colour(hue + chance.uniform(0.08, 0.2), 0.58, 0.86)
    small = (160, max(8, round(160 * size[1] / size[0])))
    ramp = Image.linear_gradient("L")
    ramp = _resize(ramp, small)
    sky = Image.composite(Image.new("RGB", small, below), Image.new("RGB", small, above), ramp)
    lights = Image.new("L", small, 0)
    brush = ImageDraw.Draw(lights)
    for _ in range(4):
        x, y = chance.uniform(0, small[0]), chance.uniform(0, small[1] * 0.7)
        radius = chance.uniform(0.05, 0.22) * min(small)
        brush.ellipse((x - radius, y - radius, x + radius, y + radius), chance.randint(70, 150))
    lights = lights.filter(ImageFilter.GaussianBlur(min(small) / 9))
    sky.paste(Image.new("RGB", small, _colour(hue + 0.12, 0.25, 1)), mask=lights)
    return _resize(sky, size)


def _resize(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    # Pillow's annotation names arrays of a library that need not be there.
    return picture.resize(size, Image.Resampling.BICUBIC)  # pyright: ignore[reportUnknownMemberType]


def _hills(picture: Image.Image, chance: random.Random) -> None:
    """Three ridges along the bottom, each darker than the one behind it."""
    width, height = picture.size
    hue = chance.random()
    for layer in range(3):
        base = height * (0.74 + 0.08 * layer)
        swing = height * 0.07
        points = 6 + 2 * layer
        ridge = [
            (width * step / points, base - chance.uniform(-0.2, 1) * swing)
            for step in range(points + 1)
        ]
        shade = Image.new("L", picture.size, 0)
        ImageDraw.Draw(shade).polygon([*ridge, (width, height), (0, height)], 70 + 25 * layer)
        shade = shade.filter(ImageFilter.GaussianBlur(max(1, height // 160)))
        picture.paste(Image.new("RGB", picture.size, _colour(hue, 0.55, 0.2)), mask=shade)


def _write(picture: Image.Image, sketch: Sketch) -> None:
    """The prompt as a title in the upper part, the footer on a dark strip."""
    width, height = picture.size
    margin = max(6, round(min(width, height) * 0.07))
    scale = math.sqrt(width * height)
    title = fit_text(
        sketch.prompt or "(no prompt)", (width - 2 * margin, round(height * 0.56)), scale / 11
    )
    veil = Image.new("L", picture.size, 0)
    _letters(ImageDraw.Draw(veil), (margin, margin), title, 190)
    veil = veil.filter(ImageFilter.GaussianBlur(max(1.0, title.font_size / 10)))
    picture.paste(Image.new("RGB", picture.size, (8, 8, 24)), mask=veil)
    _letters(ImageDraw.Draw(picture), (margin, margin), title, _WHITE)

    footer = fit_text(sketch.footer, (width - 2 * margin, round(height * 0.09)), scale / 40)
    strip = footer.height + margin // 2
    dark = Image.new("L", (width, strip + margin // 2), 120)
    picture.paste((8, 8, 24), (0, height - dark.height), dark)
    _letters(ImageDraw.Draw(picture), (margin, height - strip), footer, (235, 235, 245))


def _letters(
    brush: ImageDraw.ImageDraw,
    at: tuple[int, int],
    lettering: Lettering,
    fill: Colour | int,
) -> None:
    brush.multiline_text(
        at, lettering.text, fill=fill, font=lettering.font, spacing=lettering.spacing
    )


def _pin(picture: Image.Image, references: Sequence[tuple[str, bytes | None]]) -> None:
    """The reference files as framed thumbnails, bottom right."""
    width, height = picture.size
    side = max(24, round(min(width, height) * (0.28 if len(references) < 3 else 0.2)))
    gap = max(4, side // 12)
    x, y = width - gap, height - gap - round(height * 0.12)
    for name, content in references[:4]:
        x -= side + gap
        frame = Image.new("RGB", (side + gap, side + gap), _WHITE)
        frame.paste(_thumbnail(name, content, side), (gap // 2, gap // 2))
        picture.paste(frame, (max(0, x), max(0, y - side)))


def _thumbnail(name: str, content: bytes | None, side: int) -> Image.Image:
    if content is not None:
        try:
            with Image.open(io.BytesIO(content)) as reference:
                return ImageOps.fit(reference.convert("RGB"), (side, side))
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
            pass  # a film, a sound or a broken picture: its name will do
    card = Image.new("RGB", (side, side), (58, 62, 84))
    text = fit_text(f"reference\n{name}", (round(side * 0.86), round(side * 0.8)), side / 7)
    ImageDraw.Draw(card).multiline_text(
        (side * 0.07, side * 0.08), text.text, font=font_for(name, text.font_size), fill=_WHITE
    )
    return card
