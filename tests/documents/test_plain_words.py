"""Texts for readers say things in the common way: "is not a number", never "is no number"."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from .pages import ROOT

FOLDERS = ("generator", "templates", "docs")
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
KINDS = {".py", ".pyi", ".c", ".h", ".j2", ".md", ".toml", ".yaml"}
IDIOMS = re.compile(
    r"\b(?<!there )(?:is|are|was|were)[\s#]+no[\s#]+(?!longer\b|more\b)[\w`{'\"]+"
    r"|\bwhoever\b"
    r"|\bin (?:one|two|both|either) colours?\b|\bcolour of the client\b",
    re.IGNORECASE,
)


def idioms(text: str) -> list[str]:
    return [" ".join(found[0].split()) for found in IDIOMS.finditer(text)]


def texts() -> Iterator[tuple[str, str]]:
    """The path and the text of every file that people read."""
    paths = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*"))]
    for path in (*paths, *(ROOT / page for page in PAGES)):
        if path.suffix in KINDS and path.is_file():
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def test_no_text_uses_an_idiom_that_learners_stumble_over() -> None:
    found = {name: said for name, text in texts() if (said := idioms(text))}
    assert found == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("'x' is no number", ["is no number"]),
        ("these are no\n    # options", ["are no # options"]),
        ('f"which is no {kind}"', ["is no {kind"]),
        ("Wakes whoever waits", ["whoever"]),
        ("flows in two colours", ["in two colours"]),
        ("there is no key `x`; it is no longer there; there are no more", []),
        ("'x' is not a number, and help is printed in colours", []),
    ],
)
def test_the_idioms_are_found(text: str, said: list[str]) -> None:
    assert idioms(text) == said
