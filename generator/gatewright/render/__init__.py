"""render: turns the representation into {path: text}. It reads templates and writes nothing."""

from __future__ import annotations

from .tree import TemplateFault, render

__all__ = ["TemplateFault", "render"]
