"""`docs/values-and-rules.md`: every request on the page is judged as the page says."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from gatewright.render import render
from tests.validators.everything import run_rules

from .real import REPO, package_with

PAGE = (REPO / "docs/values-and-rules.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```yaml\n(.*?)```\s+```text\n(.*?)```", re.DOTALL)
HEAD = """id: shown
title: Shown
medium: image
sources:
  page: {title: Shown, url: "https://example.com/shown", read: 2026-11-21}
undocumented: [price]
"""
BLOCKS = BLOCK.findall(PAGE)


def lines(text: str) -> list[tuple[dict[str, Any], str | None]]:
    """(request, what is said of it) of each line."""
    found: list[tuple[dict[str, Any], str | None]] = []
    for line in text.splitlines():
        word, _, rest = line.partition(" ")
        if word in ("right", "wrong"):
            found.append((json.loads(rest), None))
        elif line.strip():
            found[-1] = (found[-1][0], line.strip())
    assert text.count("wrong {") == sum(said is not None for _, said in found)
    return found


def test_the_page_has_a_block_for_each_heading() -> None:
    assert len(BLOCKS) == PAGE.count("\n## ") == PAGE.count("```yaml")


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_each_request_is_judged_as_the_page_says(number: int) -> None:
    spec, requests = BLOCKS[number]
    built = package_with({"shown": HEAD + spec})
    names = run_rules(render(built), "image_gateways/reapi", "shown")
    for body, said in lines(requests):
        told = [str(one) for one in names["check"]({"model": "shown", **body}) or []]
        assert told == ([] if said is None else [said]), body
