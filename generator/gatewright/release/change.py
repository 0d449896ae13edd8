"""One change between two states of the specs, and the version step that it needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

Direction = Literal["added", "removed", "tightened", "loosened", "repriced", "changed", "reworded"]
Verdict = Literal["major", "minor", "patch", "none"]

VERDICTS: tuple[Verdict, ...] = ("major", "minor", "patch", "none")

USUAL: dict[Direction, Verdict] = {
    "removed": "major",
    "tightened": "major",
    "changed": "major",
    "repriced": "minor",
    "added": "minor",
    "loosened": "minor",
    "reworded": "patch",
}
"""The verdict of each direction in a request. A change of an answer names its own verdict."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one fact."""

    owner: str
    """A model's key, a gateway's name, or the distribution's name."""
    fact: str
    """The fact's name, its path in the spec; below ``modes.NAME`` when only that mode changed."""
    direction: Direction
    old: Any
    """None: it was not there."""
    new: Any
    """None: it is gone."""
    text: str
    """One plain sentence for those who use the package."""
    verdict: Verdict
    interface: str = ""
    """The effect on the Python interface, or empty."""

    def as_dict(self) -> dict[str, Any]:
        """The change as JSON data."""
        return {
            "owner": self.owner,
            "fact": self.fact,
            "direction": self.direction,
            "old": self.old,
            "new": self.new,
            "text": self.text,
            "verdict": self.verdict,
            "interface": self.interface,
        }

    def within(self, mode: str) -> Change:
        """Returns the same change for one mode."""
        text = f"{self.text.removesuffix('.')}, in the mode `{mode}`."
        return replace(self, fact=f"modes.{mode}.{self.fact}", text=text)


def change(
    owner: str,
    fact: str,
    direction: Direction,
    old: Any,
    new: Any,
    text: str,
    verdict: Verdict | None = None,
    interface: str = "",
) -> Change:
    """Makes a change. Its verdict follows from its direction unless `verdict` is given."""
    return Change(owner, fact, direction, old, new, text, verdict or USUAL[direction], interface)


def verdict_of(changes: Iterable[Change]) -> Verdict:
    """The greatest verdict of any change, ``none`` when there is no change."""
    found: set[Verdict] = {one.verdict for one in changes}
    for verdict in VERDICTS:
        if verdict in found:
            return verdict
    return "none"


def sort_changes(changes: Iterable[Change]) -> list[Change]:
    """Sorts changes by owner, then by verdict (major first), then by the order of the specs."""
    return sorted(changes, key=lambda one: (one.owner, VERDICTS.index(one.verdict)))
