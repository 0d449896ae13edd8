"""Rules of a model as DuckDB macros."""

from __future__ import annotations

from .macros import JUDGES, macros, sql

__all__ = ["JUDGES", "macros", "sql"]
