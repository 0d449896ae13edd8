"""Four places of a page where words about a param stand, and what a reader takes from them."""

from __future__ import annotations

from typing import Any

import pytest

from gatewright.pages.facts import PageReading
from gatewright.pages.reading import read
from tests.pages.test_told_rules import table


def in_row(words: str, type_: str, name: str) -> PageReading:
    return table(f"{name} | {type_} | 是 | {words}")


def in_entry(words: str, type_: str, name: str) -> PageReading:
    return read(
        f"# M\n\n## Request body\n\n{name} — {type_}, required\n\n{words}\n".encode(), "p.md"
    )


def in_item(words: str, type_: str, name: str) -> PageReading:
    text = f"# M\n\n## Request body\n\n- `{name}` ({type_}, required): {words}\n"
    return read(text.encode(), "p.md")


def in_cell(words: str, type_: str, name: str) -> PageReading:
    head = "# M\n\n## Request body\n\n| Name | Type | Description |\n|---|---|---|\n"
    return read(f"{head}| `{name}` | {type_} | {words} |\n".encode(), "p.md")


def said(reading: PageReading, name: str = "it") -> dict[str, Any]:
    """What a page says of its param, less its type and whether it is required."""
    return {
        ".".join(one.path[2:]): one.value
        for one in reading.facts
        if one.path[:2] == ("params", name)
        and one.sure != "unsure"
        and one.path[2:] not in (("type",), ("required",), ("items", "type"))
    }


PLACES = pytest.mark.parametrize("place", [in_row, in_entry, in_item, in_cell])
