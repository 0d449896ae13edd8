"""render: the intermediate representation → {path: text}; nothing is read but templates, nothing written."""

from __future__ import annotations

from .tree import render

__all__ = ["render"]
