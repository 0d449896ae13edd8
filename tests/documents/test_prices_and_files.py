"""`docs/prices-and-files.md`: every call on the page costs, and is taken or refused, as the page says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gatewright.mock import MockServer

from ..generator.conftest import GATEWAY
from ..mock.shops import calls, opened, write
from ..runtime import pictures
from ..runtime.films import medium

PAGE = (Path(__file__).parents[2] / "docs/prices-and-files.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```\s+```text\n(.*?)```", PAGE, re.DOTALL)
QUICK = GATEWAY.replace("  via: public_url", "  via: inline").replace(
    "polling:\n", "polling:\n  first: [0, 0]\n  every: [0.05, 0.05]\n"
)
HEAD = """id: m{number}
title: Shown
medium: image
sources:
  page: {{title: Shown, url: "https://shop.example/shown", read: 2026-11-21}}
"""
SOURCE = " (Shown, https://shop.example/shown, read 2026-11-21)"


def png(width: int, height: int, length: int = 0) -> bytes:
    return pictures.png(width, height).ljust(length, b"\0")


def mp4(width: int, height: int) -> bytes:
    return medium("mp4", (width, height))


FILES = {"png": png, "gif": pictures.gif, "wav": pictures.sound, "mp4": mp4}
WORDS = {"true": True, "false": False}
SAYS = {"cost": True, "refused": True, "taken": False, "right": False, "wrong": True}
"""Word of a line → whether a line follows that says something of it."""


def lines(text: str) -> list[tuple[str, str, str]]:
    """(word, arguments, what is said of the call) of each call of a block."""
    found: list[tuple[str, str, str]] = []
    for line in text.splitlines():
        word, _, rest = line.partition(" ")
        if word in SAYS:
            found.append((word, rest, ""))
        elif line.strip():
            found[-1] = (*found[-1][:2], line.strip())
    assert found and all(SAYS[word] is bool(said) for word, _, said in found), found
    return found


def arguments(text: str) -> dict[str, Any]:
    """The arguments as Python; files are made as the page names them."""
    code = re.sub(r" (?=[a-z_]+=)", ", ", text)
    return dict(eval(f"dict({code})", {**FILES, **WORDS, "dict": dict, "__builtins__": {}}))


def spec(number: int) -> str:
    block: str = BLOCKS[number][0]
    known = re.search("^(price|undocumented):", block, re.MULTILINE)
    return HEAD.format(number=number) + block + ("" if known else "undocumented: [price]\n")


class Shown:
    """A package with the model of every block, and its mock."""

    def __init__(self, mock: MockServer, module: Any) -> None:
        self.mock, self.module = mock, module

    def told(self, number: int, word: str, given: dict[str, Any]) -> str:
        """What the package says of the call: its cost, why it is refused, or nothing."""
        if word == "cost":
            price = getattr(self.module.Shop(api_key="k"), f"m{number}").estimate(**given)
            note = "" if price.note in ("", str(price).partition(": ")[2]) else f" ({price.note})"
            return f"{price}{note}"
        expected = (self.module.PriceRefused, self.module.MediaError, self.module.InvalidRequest)
        before = self.mock.ledger.count()
        try:
            calls(
                "sync", self.module, self.mock, lambda s: getattr(s, f"m{number}").generate(**given)
            )
        except expected as refused:
            assert self.mock.ledger.count() == before
            broken = getattr(refused, "violations", None)
            told = str(broken[0] if broken else refused).replace(f"shop/m{number} ", "shown ")
            return told.removesuffix(SOURCE)
        assert self.mock.ledger.count() > before
        return ""


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    root = write(tmp_path_factory.mktemp("shown") / "specs", QUICK)
    for number in range(len(BLOCKS)):
        (root / "models" / "shop" / f"m{number}.yaml").write_text(spec(number))
    with pytest.MonkeyPatch.context() as patch, opened(root, patch) as (mock, module):
        yield Shown(mock, module)


def test_the_page_has_a_block_for_each_heading() -> None:
    assert len(BLOCKS) == PAGE.count("\n## ") == PAGE.count("```yaml")


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_each_call_is_judged_as_the_page_says(shown: Shown, number: int) -> None:
    for word, given, said in lines(BLOCKS[number][1]):
        assert shown.told(number, word, arguments(given)) == said, (word, given)
