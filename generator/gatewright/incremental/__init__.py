"""Generating again: nothing is done where nothing changed, and little where little did.

The last run leaves in the user's own cache what it read and wrote. That is a hint which saves work,
never part of the result: without it, or with ``--full``, everything is made anew and gives the same
bytes. ``gatewright check`` never asks it.

    again    the smallest run that is enough        memory   what the last run left behind
    sight    what a file looks like without being read      models   gateways and models as bytes
"""

from __future__ import annotations

from .again import Again, Run

__all__ = ["Again", "Run"]
