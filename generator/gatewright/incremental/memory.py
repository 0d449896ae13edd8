"""What a run leaves behind for the next one, in the user's own cache."""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ..resources import user_cache
from .sight import Sight

if TYPE_CHECKING:
    from ..ir import Gateway

FORM = 2
"""Raised when what is written here changes."""

Seen = dict[str, tuple[Sight, str]]
"""Path → (how it looked, SHA-256 of its content)."""


@dataclass(slots=True)
class Memory:
    """What the last run read and wrote."""

    asked: tuple[str, ...]
    """The folders and names that it was run with."""
    noted: int
    """When its files were looked at, in nanoseconds since 1970."""
    inputs: Seen
    """Specs, templates and the generator's own sources."""
    outputs: Seen
    """Every file of the package and the manifest, path below the output folder."""
    keys: dict[str, str]
    """Spec file → key of its model."""
    models: dict[str, bytes] = field(default_factory=dict[str, bytes])
    """Gateway → the `ir.Gateway` with its models, dumped; empty until `recall_models`."""

    def save(self) -> None:
        """Writes it where `recall` looks; a cache that cannot be written is no fault."""
        place = place_of(self.asked)
        listed = self._listed()
        kept = marshal.dumps((_signed(listed), self.models))
        with contextlib.suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            _put(place.with_suffix(".models"), kept)
            _put(place, listed)

    def recall_models(self) -> bool:
        """Reads `models`; False where they are not there, or are those of another run."""
        try:
            data = place_of(self.asked).with_suffix(".models").read_bytes()
            signed, models = marshal.loads(data)
        except (OSError, ValueError, EOFError, TypeError):
            return False
        if signed != _signed(self._listed()):
            return False
        self.models = models
        return True

    def gateways(self) -> dict[str, Gateway] | None:
        """The gateways by name, with all models; None where they cannot be read."""
        from .models import loaded

        try:
            return {name: loaded(data) for name, data in self.models.items()}
        except Exception:
            # Whatever is wrong with a cache, the answer is to do without it.
            return None

    def _listed(self) -> bytes:
        parts = (FORM, self.asked, self.noted, self.inputs, self.outputs, self.keys)
        # Version 2 gives the same bytes for equal values, whoever else refers to them.
        return marshal.dumps(parts, 2)


def place_of(asked: tuple[str, ...]) -> Path:
    """Where the memory of a run with these folders lies."""
    return user_cache() / "runs" / hashlib.sha256("\0".join(asked).encode()).hexdigest()[:32]


def recall(asked: tuple[str, ...]) -> Memory | None:
    """What the last run with these folders left behind, or None."""
    try:
        form, then, noted, inputs, outputs, keys = marshal.loads(place_of(asked).read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return Memory(asked, noted, inputs, outputs, keys) if (form, then) == (FORM, asked) else None


def _signed(listed: bytes) -> bytes:
    return hashlib.sha256(listed).digest()


def _put(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
