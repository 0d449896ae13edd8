"""The versions of the pages of media models in a git repository of documentation, as pairs in order."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_MEDIA = re.compile(r"(?:^|/)(?P<medium>image|video|audio)_api/.+\.md\Z")
_NONE = "0" * 40


@dataclass(frozen=True, slots=True)
class VersionPair:
    """Two versions of one page that follow each other."""

    commit: str
    day: str
    path: str
    old: str
    new: str
    """Ids of the blobs."""
    parent: int = 1
    """Which parent of the commit it is held against."""

    @property
    def name(self) -> str:
        """How the signed list names it."""
        parent = f"^{self.parent}" if self.parent > 1 else ""
        return f"{self.commit[:8]}{parent} {self.path}"

    @property
    def medium(self) -> str:
        """What the models of its folder make."""
        found = _MEDIA.search(self.path)
        assert found
        return found["medium"]


def version_pairs(repository: Path) -> Iterator[VersionPair]:
    """Each change of a page once, as its commit made it; a page that moves stays the same page.

    First those of the main line, and then what only branches and merges hold.
    """
    seen: set[tuple[str, str]] = set()
    for which in (["--no-merges", "HEAD"], ["-m", "--all"]):
        for pair in _changes(repository, which):
            if pair.old != pair.new and (pair.old, pair.new) not in seen:
                seen.add((pair.old, pair.new))
                yield pair


def moves(repository: Path) -> Iterator[VersionPair]:
    """Each page that a commit of the main line moved as it was."""
    return (one for one in _changes(repository, ["--no-merges", "HEAD"]) if one.old == one.new)


def _changes(repository: Path, which: list[str]) -> Iterator[VersionPair]:
    """Every page that a commit has changed or moved; of a merge, once for each of its parents."""
    log = _git(
        repository,
        *("-c", "core.quotePath=false", "log", "--reverse", "--topo-order", *which),
        *("--format=@%H %as", "--raw", "--no-abbrev", "-M", "--", "*.md"),
    )
    commit = day = ""
    parents: Counter[str] = Counter()
    for line in log.decode().splitlines():
        if line.startswith("@"):
            commit, day = line[1:].split()
            parents[commit] += 1
        elif line.startswith(":"):
            meta, _, paths = line.partition("\t")
            path = paths.rpartition("\t")[2]
            old, new = meta.split()[2:4]
            if _NONE not in (old, new) and _MEDIA.search(path):
                yield VersionPair(commit, day, path, old, new, parents[commit])


def newest_pages(repository: Path) -> Iterator[tuple[str, str]]:
    """(path, id of the blob) of each page of a media model as it is now."""
    listed = _git(repository, "-c", "core.quotePath=false", "ls-tree", "-r", "HEAD")
    for line in listed.decode().splitlines():
        meta, _, path = line.partition("\t")
        if _MEDIA.search(path):
            yield path, meta.split()[2]


def version_text(repository: Path, blob: str) -> bytes:
    """The text of one version of a page."""
    return _git(repository, "cat-file", "blob", blob)


def _git(repository: Path, *arguments: str) -> bytes:
    command = ["git", "--git-dir", str(repository), *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout
