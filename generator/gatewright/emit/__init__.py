"""emit: {path: text} → disk; only what changed, each file whole, and nothing deleted that is not ours.

    manifest  what the last run wrote, with digests
    write     the map → the folder
    drift     the map against the folder, as diffs
"""

from __future__ import annotations

from .drift import FileDrift, drift
from .manifest import MANIFEST, Manifest, ManifestError, digest
from .write import EmitError, Emitted, write

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
