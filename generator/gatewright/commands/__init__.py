"""One module per command of the command line, each with ``add(parser)`` and ``run(args) -> int``."""

from __future__ import annotations

from .common import read_package

__all__ = ["read_package"]
