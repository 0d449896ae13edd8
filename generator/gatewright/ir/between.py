"""Rules between the params of a model."""

from __future__ import annotations

from dataclasses import dataclass

from ..runtime.rules.relations.base import Relation
from .provenance import Provenance


@dataclass(frozen=True, slots=True)
class ParamRule:
    """What some params ask of others."""

    name: str
    """The name it has in the spec."""
    relation: Relation
    """The rule itself, the same object that the validators carry; its source is in `provenance`."""
    provenance: Provenance
    words: str
    """The rule in a sentence, with params by their arguments."""
