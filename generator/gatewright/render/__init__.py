"""render: the intermediate representation → {path: text}; nothing is read but templates, nothing written."""

from __future__ import annotations

from .tree import TemplateFault, render

__all__ = ["TemplateFault", "render"]
