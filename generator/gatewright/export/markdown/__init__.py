"""Models as Markdown: a page with every limit of one, and a matrix of all of them side by side.

text    escapes text of a spec for Markdown: cells, code, fences
words   limits, prices and lifetimes in words
page    one model
matrix  all of them
"""

from __future__ import annotations

from .matrix import matrix
from .page import page, page_path

__all__ = ["matrix", "page", "page_path"]
