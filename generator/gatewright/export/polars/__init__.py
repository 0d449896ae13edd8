"""Rules of a model as Polars expressions."""

from __future__ import annotations

from .module import module

__all__ = ["module"]
