"""Markdown documents of the repository and the fenced blocks in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
GENERATED_README = ROOT / "generated" / "README.md"
_FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A fenced block of a document."""

    path: Path
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line}"


def documents() -> list[Path]:
    """Every document of this folder's care, and the generated README."""
    written_here = [
        ROOT / "CONTRIBUTING.md",
        ROOT / "CHANGELOG.md",
        ROOT / "examples" / "README.md",
        GENERATED_README,
    ]
    return [*sorted(DOCS.glob("*.md")), *written_here]


def blocks(path: Path, language: str = "") -> list[Block]:
    """The blocks of a document, those of one language if it is named."""
    text = path.read_text(encoding="utf-8")
    return [
        Block(path, text.count("\n", 0, found.start()) + 2, found["language"], found["text"])
        for found in _FENCE.finditer(text)
        if language in ("", found["language"])
    ]


def all_blocks(language: str) -> list[Block]:
    """The blocks of one language in all documents."""
    return [block for path in documents() for block in blocks(path, language)]
