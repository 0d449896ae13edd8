"""Text of a spec as Markdown: whatever it holds, it stays text, and in its cell."""

from __future__ import annotations

import re
from urllib.parse import quote

from .ir import Source

_MARKED = re.compile(r"([\\`*_\[\]<>|~&$]|^[#+-])")
_NUMBERED = re.compile(r"^([0-9]{1,9})([.)])")
"""What begins a numbered list."""


def escape(text: str) -> str:
    """`text` as running text or as a table's cell: one line, and nothing in it is markup."""
    return _NUMBERED.sub(r"\1\\\2", _MARKED.sub(r"\\\1", " ".join(text.split())))


def escape_outside_code(text: str) -> str:
    """`text`, whose code spans stay, without room for HTML or for mentions outside of them."""
    parts = text.split("`")
    for index in range(0, len(parts), 2):
        parts[index] = parts[index].replace("<", "&lt;").replace("@", "&#64;")
    return "`".join(parts)


def link(source: Source) -> str:
    """The title of a page, which leads to it where it has an address."""
    title = escape(source.title)
    return f"[{title}]({quote(source.url, safe=':/?#@=&%+,;~')})" if source.url else title
