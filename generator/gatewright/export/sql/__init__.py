"""Rules of models as DuckDB macros."""

from __future__ import annotations

from .macros import sql

__all__ = ["sql"]
