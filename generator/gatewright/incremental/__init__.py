"""Generating again: does nothing when nothing changed.

The last run stores the size and times of its files in the user's cache. The cache saves work and
never changes the result: without it, or with ``--full``, a run gives the same bytes.
After any change everything is rendered too. ``gatewright check`` never uses the cache.

    run      the question whether anything changed      memory   the stored state of the last run
    sight    the size and times of a file, without reading it
"""

from __future__ import annotations

from .run import Run

__all__ = ["Run"]
