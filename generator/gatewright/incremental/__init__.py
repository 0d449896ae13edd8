"""Generating again: nothing is done where nothing changed.

The last run leaves in the user's own cache how its files looked. That is a hint which saves work,
never part of the result: without it, or with ``--full``, everything is made and gives the same bytes.
Any change makes everything as well. ``gatewright check`` never asks the cache.

    run      the question whether anything changed      memory   what the last run left behind
    sight    what a file looks like without being read
"""

from __future__ import annotations

from .run import Run

__all__ = ["Run"]
