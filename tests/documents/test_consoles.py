"""What a page shows of a terminal is what happens."""

from __future__ import annotations

import pytest

from .consoles import DOCS, PAGES, played


@pytest.mark.parametrize("page", PAGES)
def test_a_terminal_on_a_page_shows_what_happens(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    assert "$ image-gateways" in text
    assert played(text) == text


def test_a_terminal_that_shows_something_else_is_noticed() -> None:
    text = (
        "```console\n$ cat a.json\n{}\n$ image-gateways validate a.json\nvalid\n$ echo $?\n0\n```\n"
    )
    assert played(text).endswith("\n$ echo $?\n1\n```\n")
    assert "names no model" in played(text)
