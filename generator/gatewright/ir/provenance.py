"""Where a fact comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Source:
    """A page that facts were read from."""

    name: str
    title: str
    url: str | None
    read: str
    """Date of reading, ``YYYY-MM-DD``."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Why a fact is believed: a page says it, it is inferred from one, or the project chose it."""

    how: Literal["source", "inferred", "chosen"]
    source: Source | None
    reason: str = ""
