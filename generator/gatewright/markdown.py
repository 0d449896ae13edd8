"""Escapes text of a spec for Markdown, so that it stays text in its cell."""

from __future__ import annotations

import re
from urllib.parse import quote

from .ir import Source

_MARKED = re.compile(r"([\\`*_\[\]<>|~&$]|^[#+-])")
_NUMBERED = re.compile(r"^([0-9]{1,9})([.)])")
"""The start of a numbered list."""
_SPAN = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")


def escape(text: str) -> str:
    """Escapes `text` for running text or a table cell. The result is one line without markup."""
    return _NUMBERED.sub(r"\1\\\2", _MARKED.sub(r"\\\1", " ".join(text.split())))


def escape_outside_code(text: str) -> str:
    """Escapes HTML and mentions in `text`, except inside code spans."""
    parts: list[str] = []
    end = 0
    for span in _SPAN.finditer(text):
        parts += [_inert(text[end : span.start()]), span[0]]
        end = span.end()
    return "".join([*parts, _inert(text[end:])])


def _inert(text: str) -> str:
    return text.replace("<", "&lt;").replace("@", "&#64;")


def link(source: Source) -> str:
    """Returns the title of a page, linked when it has an address."""
    title = escape(source.title)
    return f"[{title}]({quote(source.url, safe=':/?#@=&%+,;~')})" if source.url else title
