"""Python source for data. All text of a spec reaches generated code through this module.

Every string goes through `ascii`, so nothing a page says can leave its quotation marks, and the
same value gives the same bytes on every Python. Layout follows the formatter's rules (one line if
it fits, else one element a line with a trailing comma), so that formatting changes nothing.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from functools import lru_cache
from typing import Any, cast

from ..runtime.rules.decimals import plain_decimal

WIDTH = 100
INDENT = "    "
SEPARATOR = ", "
SKIP = "  # fmt: skip"
"""What makes the formatter leave a statement as it is."""


@dataclass(frozen=True, slots=True)
class Construction:
    """A constructor call: ``name(positional…, keyword=…)``."""

    name: str
    args: tuple[Any, ...] = ()
    kwargs: tuple[tuple[str, Any], ...] = ()


def call_of(value: Any) -> Construction:
    """Returns the constructor call for the dataclass `value`, without default arguments."""
    given = ((one.name, getattr(value, one.name), _default(one)) for one in fields(value))
    kwargs = tuple((name, _data(said)) for name, said, default in given if said != default)
    return Construction(type(value).__name__, (), kwargs)


def _default(one: Field[Any]) -> Any:
    """What the field is when nobody says it; MISSING where somebody has to."""
    return one.default if one.default_factory is MISSING else one.default_factory()


def _data(value: Any) -> Any:
    """Returns `value` with each dataclass replaced by its constructor call."""
    if isinstance(value, dict):
        return {key: _data(one) for key, one in cast("dict[object, object]", value).items()}
    if isinstance(value, (tuple, list)):
        elements = [_data(one) for one in cast("list[object]", value)]
        return tuple(elements) if isinstance(value, tuple) else elements
    plain = isinstance(value, (Construction, Identifier, type)) or not is_dataclass(value)
    return value if plain else call_of(value)


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier of generated code, printed unchanged. It is made from allowed names only."""

    text: str


@dataclass(frozen=True, slots=True)
class SetLiteral:
    """A set of plain values in their order."""

    elements: tuple[Any, ...]


@lru_cache(4096)
def string_literal(text: str) -> str:
    """A string literal in ASCII, in the quotation marks the formatter would choose."""
    body = ascii(text)
    quote, body = body[0], body[1:-1]
    wanted = "'" if text.count('"') > text.count("'") else '"'
    if quote != wanted:
        # ascii() escapes only its own kind of quotation mark.
        body = body.replace(f"\\{quote}", quote).replace(wanted, f"\\{wanted}")
    return f"{wanted}{body}{wanted}"


def inline(value: Any) -> str:
    """`value` on one line."""
    return cast(str, _within(math.inf, value))


def _within(room: float, value: Any) -> str | None:
    """`value` on one line, or None where it has more than `room` columns.

    It stops early, because every nested level is tried on one line first.
    """
    if isinstance(value, str):
        text = string_literal(value)
    elif isinstance(value, Identifier):
        text = value.text
    elif isinstance(value, (Construction, SetLiteral, dict, tuple, list)):
        (start, end), elements = _elements(value)
        left = room - len(start) - len(end) + len(SEPARATOR)
        parts: list[str] = []
        for prefix, one in elements:
            # A text inside is by far the most frequent element.
            part = (
                string_literal(one)
                if isinstance(one, str)
                else _within(left - len(prefix) - len(SEPARATOR), one)
            )
            if part is None:
                return None
            left -= len(prefix) + len(part) + len(SEPARATOR)
            if left < 0:
                return None
            parts.append(prefix + part)
        comma = "," if start == "(" and len(parts) == 1 else ""
        text = f"{start}{SEPARATOR.join(parts)}{comma}{end}"
    elif value is None or isinstance(value, (bool, int)):
        text = repr(value)
    elif isinstance(value, float):
        text = plain_decimal(value).replace("e+", "e")  # the formatter's form
    else:
        raise TypeError(f"no literal for {type(value).__name__}")
    return text if len(text) <= room else None


def literal(value: Any, indent: int = 0, before: int = 0, after: int = 1) -> str:
    """`value` as source that begins `before` columns behind an indentation of `indent` levels.

    `after` columns follow it on its last line (a comma, a closing bracket).
    """
    return _laid_out(value, indent, before, after, None)


def pack_value(value: Any, before: int) -> str:
    """`value` as the end of a statement, long lists of plain values in filled lines.

    The formatter would give each of them a line, so such a statement tells it to skip it.
    """
    full: list[str] = []
    text = _laid_out(value, 0, before, 0, full)
    return f"{text}{SKIP}" if full else text


def _laid_out(value: Any, indent: int, before: int, after: int, full: list[str] | None) -> str:
    """`value` on as many lines as it needs. Lists that are `filled` are added to `full`, if given."""
    line = _within(WIDTH - len(INDENT) * indent - before - after, value)
    if line is not None:
        return line
    (start, end), elements = _elements(value)
    pad = INDENT * (indent + 1)
    if full is not None and isinstance(value, (SetLiteral, tuple, list)):
        elements = list(elements)
        plain = [inline(one) for prefix, one in elements if not prefix and _is_plain(one)]
        if len(plain) == len(elements) > 1:
            full.append(f"{start}\n{fill_lines(plain, pad)}\n{INDENT * indent}{end}")
            return full[-1]
    rows = [
        f"{pad}{prefix}{_laid_out(one, indent + 1, len(prefix), 1, full)},\n"
        for prefix, one in elements
    ]
    if not rows:
        return inline(value)
    return f"{start}\n{''.join(rows)}{INDENT * indent}{end}"


def fill_lines(elements: Iterable[str], pad: str) -> str:
    """Elements behind each other, on as many lines as they need."""
    lines: list[str] = []
    for one in elements:
        if lines and len(lines[-1]) + len(one) + len(SEPARATOR) <= WIDTH:
            lines[-1] += f" {one},"
        else:
            lines.append(f"{pad}{one},")
    return "\n".join(lines)


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, (str, bool, int, float))


def _elements(value: Any) -> tuple[tuple[str, str], Iterable[tuple[str, Any]]]:
    """Returns the brackets and (prefix, element) pairs of a value that may take several lines."""
    if isinstance(value, Construction):
        keywords = [(f"{key}=", one) for key, one in value.kwargs]
        return (f"{value.name}(", ")"), [*(("", one) for one in value.args), *keywords]
    if isinstance(value, dict):
        pairs = cast("dict[object, object]", value)
        return ("{", "}"), [(f"{inline(key)}: ", one) for key, one in pairs.items()]
    if isinstance(value, SetLiteral):
        brackets = ("{", "}") if value.elements else ("set(", ")")
        return brackets, [("", one) for one in value.elements]
    if isinstance(value, (tuple, list)):
        sequence = cast(Sequence[object], value)
        brackets = ("(", ")") if isinstance(value, tuple) else ("[", "]")
        return brackets, [("", one) for one in sequence]
    return ("", ""), []


@lru_cache(4096)
def docstring(text: str, indent: int = 0) -> str:
    """A docstring literal: paragraphs are wrapped, every line escaped, indented for its place.

    A line that begins with spaces is not wrapped, because editors show one line of an argument.
    """
    pad = INDENT * indent
    lines = [
        line
        for paragraph in text.strip().split("\n")
        for line in _wrap_paragraph(paragraph, WIDTH - len(pad) - 4)
    ]
    if len(lines) == 1:
        return f'"""{lines[0]}"""'
    # The formatter removes an indentation that all lines share.
    below = textwrap.dedent("\n".join(lines[1:])).split("\n")
    body = "\n".join(f"{pad}{line}" if line else "" for line in below)
    return f'"""{lines[0]}\n{body}\n{pad}"""'


@lru_cache(4096)
def _wrap_paragraph(paragraph: str, width: int) -> list[str]:
    """Returns the lines of a paragraph. It is cached, because many models share paragraphs."""
    words = _escape_text(" ".join(paragraph.split()))
    hanging = " " * (len(paragraph) - len(paragraph.lstrip(" ")))
    if hanging:
        return [f"{hanging}{words}".rstrip()]
    return textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False) or [""]


def _escape_text(text: str) -> str:
    """`text` in ASCII; backslashes are escaped, and double quotation marks where they could end it."""
    body = ascii(text)
    body = body[1:-1].replace("\\'", "'") if body[0] == "'" else body[1:-1]
    if '""' in body or body[:1] == '"' or body[-1:] == '"':
        return body.replace('"', '\\"')
    return body
