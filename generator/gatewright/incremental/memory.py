"""What a run leaves behind for the next one, in the user's cache."""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import pickle
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .sight import Sight, digest_of, files_below, sight

if TYPE_CHECKING:
    from ..ir import Package

FORM = 1
"""Raised when what is written here changes."""
_HERE = Path(__file__).parents[1]

Seen = dict[str, tuple[Sight, str]]
"""Path → (how it looked, SHA-256 of its content)."""


@dataclass(slots=True)
class Memory:
    """What the last run read and wrote."""

    asked: tuple[str, ...]
    """The folders and names that it was run with, resolved."""
    noted: int
    """When it ended, in nanoseconds since 1970."""
    inputs: Seen
    """Specs, templates and the generator's own sources."""
    outputs: Seen
    models: bytes = b""
    """The pickled `ir.Package`; empty until `with_models` reads it."""

    def save(self, place: Path) -> None:
        """Writes it where `recall` looks; a cache that cannot be written is no fault."""
        data = marshal.dumps((FORM, self.asked, self.noted, self.inputs, self.outputs))
        with contextlib.suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            # The models first, so that the list never speaks of models that are not there.
            _put(place.with_suffix(".models"), hashlib.sha256(data).digest() + self.models)
            _put(place, data)


def place_of(asked: tuple[str, ...]) -> Path:
    """Where the memory of a run with these folders lies."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    name = hashlib.sha256("\0".join(asked).encode()).hexdigest()[:32]
    return (Path(home) if home else Path.home() / ".cache") / "gatewright" / name


def recall(asked: tuple[str, ...]) -> Memory | None:
    """What the last run with these folders left behind, or None."""
    try:
        form, then, noted, inputs, outputs = marshal.loads(place_of(asked).read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return None
    if form != FORM or tuple(then) != asked:
        return None
    return Memory(asked, noted, inputs, outputs)


def models_of(memory: Memory) -> Package | None:
    """The package that the last run built, or None where it was not kept."""
    listed = (FORM, memory.asked, memory.noted, memory.inputs, memory.outputs)
    try:
        data = place_of(memory.asked).with_suffix(".models").read_bytes()
        if data[:32] != hashlib.sha256(marshal.dumps(listed)).digest():
            return None
        package: Package = pickle.loads(memoryview(data)[32:])
    except Exception:
        # Whatever is wrong with a cache, the answer is to do without it.
        return None
    return package


def asked_for(specs: Path, out: Path, templates: Path | None, name: str | None) -> tuple[str, ...]:
    """What tells one memory from another."""
    return (
        str(specs.resolve()),
        str(out.resolve()),
        "" if templates is None else str(templates.resolve()),
        name or "",
    )


def sources(specs: Path, templates: list[Path]) -> list[Path]:
    """Every folder whose files decide what is generated."""
    return [specs, *templates, _HERE]


def remember(
    asked: tuple[str, ...], inputs: dict[str, Sight], out: Path, files: dict[str, str], package: Any
) -> None:
    """Keeps what this run has read (as it looked before) and written, for the next one.

    `files` are all files of the package → SHA-256.
    """
    seen = {path: (one, found) for path, one in inputs.items() if (found := digest_of(path))}
    written = {
        path: (one, found) for path, found in files.items() if (one := sight(out / path)) is not None
    }
    if len(written) == len(files):
        memory = Memory(asked, time.time_ns(), seen, written, pickle.dumps(package, 5))
        memory.save(place_of(asked))


def look(specs: Path, templates: list[Path]) -> dict[str, Sight]:
    """How everything looks that decides what is generated."""
    found: dict[str, Sight] = {}
    for folder in sources(specs, templates):
        found.update(files_below(folder))
    return found


def _put(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
