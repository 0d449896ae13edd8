"""Where the answers of an operation show what, worked out once for all its calls."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ...catalog.info import JSON, AnswerInfo, BodyPath, OperationInfo
from .outputs import value_at

AMOUNTS = ("credits", "used")
"""Families of slots that hold numbers."""


@dataclass(frozen=True, slots=True)
class Lookup:
    """Some answers of an operation, in the order in which they are asked."""

    paths: dict[str, tuple[BodyPath, ...]]
    """Slot → its places, those of the first answer first."""
    amounts: dict[str, tuple[str, ...]]
    """Family → its slots."""

    def first(self, slot: str, data: JSON) -> Any:
        """What the first answer that has something in `slot` finds there, or None."""
        for path in self.paths.get(slot, ()):
            if (value := value_at(data, path)) is not None:
                return value
        return None


@lru_cache(maxsize=256)
def lookup(operation: OperationInfo, state: str | None = None) -> Lookup:
    """The answers of `operation`, that to `state` before the others; of an unknown medium, those of each last."""
    own = operation.answers.get(state or "")
    paths: dict[str, list[BodyPath]] = {}
    several = operation.by_medium.values() if len(operation.media) > 1 else ()
    of_media = [answer for more in several for answer in more.values()]
    for answer in (*([] if own is None else [own]), *operation.answers.values(), *of_media):
        for slot, path in answer.slots.items():
            paths.setdefault(slot, []).append(path)
    amounts = {
        family: tuple(slot for slot in paths if slot.startswith(f"{family}.")) for family in AMOUNTS
    }
    return Lookup({slot: tuple(dict.fromkeys(found)) for slot, found in paths.items()}, amounts)


@lru_cache(maxsize=256)
def known_keys(operation: OperationInfo) -> frozenset[str] | None:
    """The keys that a page shows at the top of an answer; None where no page shows all of one."""
    answers: list[AnswerInfo] = list(operation.answers.values())
    for more in operation.by_medium.values():
        answers += more.values()
    if not all(answer.keys for answer in answers):
        return None
    return frozenset(key for answer in answers for key in answer.keys)
