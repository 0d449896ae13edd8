"""The folders of gatewright's own data: in the checkout of an editable install, else in the wheel.

It also names the cache folder.
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
    """Returns the cache folder of the user. The folder may not exist yet."""
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(home) if home else Path.home() / ".cache") / "gatewright"
