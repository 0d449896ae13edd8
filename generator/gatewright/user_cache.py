"""Where gatewright keeps what only saves time: in the user's own cache, beside no project."""

from __future__ import annotations

import os
from pathlib import Path


def user_cache() -> Path:
    """The folder, which may not be there yet; whoever loses it loses nothing but time."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(home) if home else Path.home() / ".cache") / "gatewright"
