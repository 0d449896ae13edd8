"""Where gatewright's own data lies: in the checkout when it is installed editable, else in the wheel.

And where it keeps what only saves time.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent
_BUNDLED = _PACKAGE / "_data"
_CHECKOUT = _PACKAGE.parent.parent


@cache
def _data(name: str) -> Path:
    bundled = _BUNDLED / name
    return bundled if bundled.is_dir() else _CHECKOUT / name


def templates_dir() -> Path:
    """The folder of the Jinja templates."""
    return _data("templates")


def specs_dir() -> Path:
    """The folder of the specs that this gatewright was released with."""
    return _data("specs")


def schema_dir() -> Path:
    """The folder of the JSON Schemas of the spec files."""
    return specs_dir() / "schema"


def user_cache() -> Path:
    """The user's own folder for what only saves time; it need not be there yet."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(home) if home else Path.home() / ".cache") / "gatewright"
