"""``python -m image_gateways``: the command line."""

from __future__ import annotations

from ._runtime.cli import process

process()
