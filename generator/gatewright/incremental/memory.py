"""The state that a run stores for the next run, in the user's cache."""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from ..resources import user_cache
from .sight import Sight

FORM = 3
"""The version of the stored form. Increase it when the form changes."""

Seen = dict[str, tuple[Sight, str]]
"""Path → (how it looked, SHA-256 of its content)."""


@dataclass(slots=True)
class Memory:
    """The files that the last run read and wrote."""

    asked: tuple[str, ...]
    """The folders and names of the run."""
    noted: int
    """When its files were looked at, in nanoseconds since 1970."""
    inputs: Seen
    """Specs, templates and the generator's own sources."""
    outputs: Seen
    """Every file of the package and the manifest, path below the output folder."""

    def save(self) -> None:
        """Writes it where `recall` looks; a cache that cannot be written is not a fault."""
        parts = (FORM, self.asked, self.noted, self.inputs, self.outputs)
        place = place_of(self.asked)
        with contextlib.suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _put(place, marshal.dumps(parts))


def place_of(asked: tuple[str, ...]) -> Path:
    """Where the memory of a run with these folders lies."""
    return user_cache() / "runs" / hashlib.sha256("\0".join(asked).encode()).hexdigest()[:32]


def recall(asked: tuple[str, ...]) -> Memory | None:
    """Returns the stored state of the last run with these folders, or None."""
    try:
        form, then, noted, inputs, outputs = marshal.loads(place_of(asked).read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return Memory(asked, noted, inputs, outputs) if (form, then) == (FORM, asked) else None


def _put(path: Path, data: bytes) -> None:
    """Replaces the file as a whole: another run may read it at the same time."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
