"""``python -m gatewright_tools``: the command ``gatewright-tools``."""

from __future__ import annotations

from .cli.process import process

process()
