"""emit: writes {path: text} to disk. It writes changed files only and deletes only its own files.

manifest  the files of the last run, with digests
paths     the paths that are allowed in the folder
write     the map → the folder
replace   writes each file beside its place and moves it there
drift     compares the map with the folder and makes diffs
"""

from __future__ import annotations

from .drift import FileDrift, drift
from .manifest import MANIFEST, Manifest, ManifestError, digest
from .paths import EmitError
from .write import Emitted, write

__all__ = [
    "MANIFEST",
    "EmitError",
    "Emitted",
    "FileDrift",
    "Manifest",
    "ManifestError",
    "digest",
    "drift",
    "write",
]
