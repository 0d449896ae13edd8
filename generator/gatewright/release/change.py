"""One difference of meaning between two states of the specs, and what it asks of a version."""

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
"""What a direction asks for in a request; where answers differ from that, the change says so."""


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
    """What becomes of the Python interface, where it is touched."""

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
        """The same change where only one mode is touched by it."""
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
    """A change with the verdict that its direction usually asks for, unless another is given."""
    return Change(owner, fact, direction, old, new, text, verdict or USUAL[direction], interface)


def verdict_of(changes: Iterable[Change]) -> Verdict:
    """The greatest verdict of any change, ``none`` when there is no change."""
    found: set[Verdict] = {one.verdict for one in changes}
    for verdict in VERDICTS:
        if verdict in found:
            return verdict
    return "none"


def ordered(changes: Iterable[Change]) -> list[Change]:
    """By owner, what breaks first, then in the order of the specs."""
    return sorted(changes, key=lambda one: (one.owner, VERDICTS.index(one.verdict)))


def quoted(words: Iterable[Any]) -> str:
    """`words` as a list of code spans."""
    return ", ".join(code(word) for word in words)


def code(value: Any) -> str:
    """`value` as a code span, on one line and without room for another's markup."""
    text = "null" if value is None else str(value)
    if isinstance(value, bool):
        text = text.lower()
    shown = "".join(char if char.isprintable() else " " for char in text).replace("`", "'")
    return f"`{shown}`"
