"""The list of files that the last run wrote. gatewright deletes only files in this list."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

MANIFEST = ".gatewright.json"
_REMEDY = "bring it back from version control, or remove the whole folder"


class ManifestError(Exception):
    """The manifest is not valid. The message names the file and the way out."""


def digest(data: bytes) -> str:
    """SHA-256, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


@dataclass(slots=True)
class Manifest:
    """Written files by path below the output folder, with the digests they were written with."""

    files: dict[str, str] = field(default_factory=dict[str, str])

    @staticmethod
    def read(folder: Path) -> Manifest:
        """The manifest of `folder`, empty when there is none. Raises ManifestError."""
        path = folder / MANIFEST
        try:
            data: object = json.loads(path.read_bytes())
        except FileNotFoundError:
            return Manifest()
        except (OSError, ValueError) as error:
            raise ManifestError(f"{path}: cannot be read ({error}); {_REMEDY}") from error
        files = cast(dict[str, object], data).get("files") if isinstance(data, dict) else None
        if not isinstance(files, dict):
            raise ManifestError(f"{path}: this is not a manifest of gatewright; {_REMEDY}")
        listed = cast(dict[str, object], files)
        return Manifest({name: str(written) for name, written in listed.items()})

    def text(self) -> str:
        """The manifest as it is written: sorted, so that the same files give the same bytes."""
        return json.dumps({"files": dict(sorted(self.files.items()))}, indent=2) + "\n"
