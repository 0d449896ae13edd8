"""Text that fits a box: the largest letters, wrapped, cut with an ellipsis when it must be."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import ImageFont

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

_PUNCTUATION = "\u2026\u2013\u2014\u2018\u2019\u201c\u201d\u2022"
"""What Pillow's own font has beyond the Latin letters."""
_SMALLEST = 9
_LONGEST = 600
"""Characters of a text that are drawn: nobody reads more on a picture."""
_WIDE_FONTS = ("NotoSansCJK-Regular.ttc", "NotoSansSC-Regular.otf", "DejaVuSans.ttf", "Arial.ttf")
"""Tried by name for what Pillow's own font has no letters for; a box is drawn when none is there."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """A text ready to draw."""

    text: str
    font: Font
    font_size: float
    spacing: float
    height: int


def fit_text(text: str, box: tuple[int, int], largest: float) -> Lettering:
    """`text` in the largest size up to `largest` pixels that fits a box of (width, height)."""
    text = _drawable(text)
    size = max(_SMALLEST, largest)
    while True:
        font = font_for(text, size)
        line, spacing = size * 1.2, size * 0.2
        room = max(1, int((box[1] + spacing) // (line + spacing)))
        lines = _wrap_text(text, font, box[0])
        if len(lines) <= room or size <= _SMALLEST:
            break
        size = max(_SMALLEST, size * 0.88)
    if len(lines) > room:
        lines = [*lines[: room - 1], lines[room - 1][:-1] + "…"]
    height = round(len(lines) * line + (len(lines) - 1) * spacing)
    return Lettering("\n".join(lines), font, size, spacing, height)


def font_for(text: str, size: float) -> Font:
    """A font that has the letters of `text`, as far as this machine has one."""
    if not _latin(text):
        for name in _WIDE_FONTS:
            try:
                return ImageFont.truetype(name, size)
            except OSError:
                continue
    return ImageFont.load_default(size)


def _latin(text: str) -> bool:
    return all(ord(letter) < 0x250 or letter in _PUNCTUATION for letter in text)


def _drawable(text: str) -> str:
    """`text` without what cannot be drawn: surrogates, control characters, endless length."""
    short = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    lines = short.encode("utf-8", "replace").decode().splitlines()
    return "\n".join("".join(c for c in line if c.isprintable()).strip() for line in lines).strip()


def _wrap_text(text: str, font: Font, width: int) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if font.getlength(longer) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = _split_word(word, font, width)
            lines.extend(full)
        lines.append(line)
    return lines


def _split_word(word: str, font: Font, width: int) -> list[str]:
    """A word that may be wider than a line, in pieces that are not."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and font.getlength(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
