"""Which pages a command line names: files, folders, standard input, addresses."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .text.characters import MAX_BYTES, PageError

_ENDINGS = frozenset({".html", ".htm", ".md", ".markdown", ".mdx", ".txt", ".text"})


@dataclass(frozen=True, slots=True)
class Page:
    """A page to read."""

    name: str
    """As the person wrote it, or the path of the file found in a folder."""

    def raw(self, cache: Path | None = None) -> bytes:
        """Its bytes, at most one more than any page may have. Raises PageError."""
        if self.name == "-":
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        if self.name.startswith(("https://", "http://")):
            from .fetch import fetch

            return fetch(self.name, cache)
        try:
            with Path(self.name).open("rb") as stream:
                return stream.read(MAX_BYTES + 1)
        except OSError as error:
            raise PageError(f"cannot be read: {error.strerror}") from None


def pages_of(names: list[str]) -> Iterator[Page]:
    """Every page that `names` name; a folder stands for the pages in it, in the order of their names."""
    for name in names:
        path = Path(name)
        if name == "-" or "://" in name or not path.is_dir():
            yield Page(name)
            continue
        found = sorted(
            one for one in path.rglob("*") if one.is_file() and one.suffix.lower() in _ENDINGS
        )
        if not found:
            raise PageError(
                f"{name}: no page in this folder (looked for {', '.join(sorted(_ENDINGS))})"
            )
        yield from (Page(str(one)) for one in found)
