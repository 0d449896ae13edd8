"""Escapes text of a spec for Markdown, so that it stays text in its cell."""

from __future__ import annotations

import re
from urllib.parse import quote

from .ir import Source

_MARKED = re.compile(r"([\\`*_\[\]<>|~&$]|^[#+-])")
_NUMBERED = re.compile(r"^([0-9]{1,9})([.)])")
"""The start of a numbered list."""


def escape(text: str) -> str:
    """Escapes `text` for running text or a table cell. The result is one line without markup."""
    return _NUMBERED.sub(r"\1\\\2", _MARKED.sub(r"\\\1", " ".join(text.split())))


def escape_outside_code(text: str) -> str:
    """Escapes HTML and mentions in `text`, except inside code spans."""
    parts = text.split("`")
    for index in range(0, len(parts), 2):
        parts[index] = parts[index].replace("<", "&lt;").replace("@", "&#64;")
    return "`".join(parts)


def link(source: Source) -> str:
    """Returns the title of a page, linked when it has an address."""
    title = escape(source.title)
    return f"[{title}]({quote(source.url, safe=':/?#@=&%+,;~')})" if source.url else title
