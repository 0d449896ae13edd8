"""Local files: what they are (`sniff`), how they are given (`local`), how they travel (`multipart`)."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import IO, TypeAlias

MediaFiles: TypeAlias = "Media | Sequence[Media]"
"""One reference file, or several in their order."""
Media: TypeAlias = "str | os.PathLike[str] | bytes | IO[bytes] | Mapping[str, object]"
"""A reference file: its address, a path, its bytes, an open binary file, or an item as it travels."""
