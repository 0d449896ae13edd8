"""Generating again: nothing is done where nothing changed, and little where little did.

Beside each output folder's name, in the user's own cache, stands what the last run read and wrote.
It is a hint that saves work and never part of the result: without it, or with ``--full``, everything
is made anew, and gives the same bytes. ``gatewright check`` never asks it.

    sight     what a file looks like without reading it      memory   what the last run left behind
    changes   what is different since                        again    the smallest run that is enough
"""

from __future__ import annotations

from .again import again
from .memory import Memory, remember

__all__ = ["Memory", "again", "remember"]
