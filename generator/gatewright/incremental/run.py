"""One run of the generator, and whether it has anything to do."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..emit import MANIFEST, Manifest
from .memory import Memory, Seen, recall
from .sight import Sight, digest_of, files_below, is_settled, sight

_GENERATOR = Path(__file__).parents[1]


class Run:
    """The arguments of a run, and the state of every input before the run."""

    def __init__(self, specs: Path, out: Path, templates: list[Path], package: str | None) -> None:
        """`templates` are the folders of templates, the caller's own before gatewright's."""
        self._out = out
        self._asked = (*map(_path, (specs, out, *templates)), package or "")
        self._looks: dict[str, Sight] = {}
        for folder in (specs, *templates, _GENERATOR):
            self._looks |= files_below(_path(folder))

    def count_unchanged(self) -> int | None:
        """The number of files in the package when nothing changed since the last run, else None."""
        memory = recall(self._asked)
        if memory is None or memory.inputs.keys() != self._looks.keys():
            return None
        outputs = _looks_below(self._out, memory.outputs)
        read = _read_again(memory.outputs, outputs, self._out, memory.noted)
        more = None if read is None else _read_again(memory.inputs, self._looks, None, memory.noted)
        if more is None:
            return None
        if read or more:
            # Every file is now older than the last check of it, so the next run reads none.
            memory.noted = time.time_ns()
            memory.save()
        return len(memory.outputs) - 1

    def remember(self, files: Iterable[str]) -> None:
        """Stores the state of every input, and of all `files` of the package."""
        noted = time.time_ns()
        contents = Manifest.read(self._out).files
        contents[MANIFEST] = digest_of(self._out / MANIFEST) or ""
        names = [*files, MANIFEST]
        looks = _looks_below(self._out, names)
        # A file that changed during the run may have been read before the change. Store nothing.
        same = all(sight(path) == look for path, look in self._looks.items())
        if same and len(looks) == len(names):
            inputs = {path: (one, digest_of(path) or "") for path, one in self._looks.items()}
            outputs = {path: (one, contents[path]) for path, one in looks.items()}
            Memory(self._asked, noted, inputs, outputs).save()


def _looks_below(folder: Path, paths: Iterable[str]) -> dict[str, Sight]:
    """Path below `folder` → how it looks, for those that are there."""
    base = f"{_path(folder)}{os.sep}"
    return {path: look for path in paths if (look := sight(base + path))}


def _read_again(seen: Seen, now: Mapping[str, Sight], base: Path | None, noted: int) -> bool | None:
    """Whether a file had to be read to see that all are unchanged. None when one has changed."""
    read = False
    for path, (look, content) in seen.items():
        if now.get(path) == look and is_settled(look, noted):
            continue
        if digest_of(base / path if base else path) != content:
            return None
        read = True
    return read


def _path(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 (a link stays one)
