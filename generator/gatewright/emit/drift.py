"""Compares the output folder with the files that the specs give."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from .manifest import MANIFEST, Manifest
from .paths import safe_targets


@dataclass(frozen=True, slots=True)
class FileDrift:
    """One file that differs from the specs."""

    path: str
    kind: Literal["changed", "missing", "left over"]
    diff: str
    """Unified diff from the file on disk to what would be generated."""


def drift(folder: Path, files: dict[str, str]) -> list[FileDrift]:
    """Every file in which `folder` and `files` differ, by path. Raises ManifestError and EmitError."""
    found: list[FileDrift] = []
    targets = safe_targets(folder, files)
    for path, text in files.items():
        try:
            present = targets[path].read_bytes()
        except OSError:
            found.append(FileDrift(path, "missing", _diff(path, "", text)))
            continue
        if present != text.encode("utf-8"):
            shown = present.decode("utf-8", errors="replace")
            found.append(FileDrift(path, "changed", _diff(path, shown, text)))
    manifest = Manifest.read(folder)
    left_over = safe_targets(folder, [path for path in manifest.files if path not in files])
    found += [FileDrift(path, "left over", "") for path, one in left_over.items() if one.exists()]
    if not manifest.files:
        found.append(FileDrift(MANIFEST, "missing", ""))
    return sorted(found, key=lambda one: one.path)


def _diff(path: str, present: str, wanted: str) -> str:
    lines = difflib.unified_diff(
        present.splitlines(keepends=True),
        wanted.splitlines(keepends=True),
        f"{path} (on disk)",
        f"{path} (from the specs)",
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
