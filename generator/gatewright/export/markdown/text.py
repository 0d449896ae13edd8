"""Escapes text of a spec for Markdown, so that it stays text in its cell."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from ...ir import Source
from ...markdown import escape as plain
from ...markdown import link as _link
from ...runtime.rules.messages import code_span

__all__ = ["code", "code_block", "link", "plain", "table"]

_TICKS = re.compile(r"`+")


def link(source: Source) -> str:
    """Returns the title of a page, linked when it has an address, and the date of reading."""
    return f"{_link(source)}, {source.read}"


def code(text: str) -> str:
    """`text` in one line of code, in a cell or outside of one."""
    return code_span(text).replace("|", "\\|")


def code_block(data: Any) -> str:
    """JSON data as a block of code."""
    body = json.dumps(data, indent=2, ensure_ascii=False)
    fence = "`" * max(3, 1 + max((len(run) for run in _TICKS.findall(body)), default=0))
    return f"{fence}json\n{body}\n{fence}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; its cells are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
