"""emit: {path: text} → disk; only what changed, each file whole, and nothing deleted that is not ours.

manifest  what the last run wrote, with digests
paths     what may lie in the folder, and where
write     the map → the folder
replace   files put in place whole
drift     the map against the folder, as diffs
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
