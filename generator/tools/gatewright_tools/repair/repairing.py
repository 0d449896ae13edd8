"""Repairs the text of one request. The validator checks each step."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .proposals import proposal
from .spans import Ambiguous, Edit, apply_edits, scan

if TYPE_CHECKING:
    from ..package import Check, InstalledPackage, Violation

STEPS = 12
"""Edits that one repair may take: a key put right, its value put in a list, what is in there respelled."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair."""

    path: str
    """JSON Pointer of the wrong value, before the repair."""
    rule: str
    before: str
    """JSON text, shortened, safe for a terminal."""
    after: str
    """Empty when the key was removed."""
    source: str
    """Where the rule is written."""
    moved: bool = False
    """Whether the value went to another place, which `after` names."""

    @property
    def what(self) -> str:
        """The repair in short words."""
        if self.moved:
            return f"moved to {self.after}"
        return f"{self.before} → {self.after}" if self.after else f"{self.before} left out"

    def __str__(self) -> str:
        return f"{self.path or '(document)'}: {self.what} [{self.rule}; {self.source}]"


@dataclass(frozen=True, slots=True)
class Repaired:
    """The repaired text of a request, its repairs and the remaining violations."""

    text: str
    repairs: list[Repair]
    left: list[Violation]


def repair_text(package: InstalledPackage, check: Check, text: str) -> Repaired:
    """Repairs `text`, one JSON document that `check` judges.

    Only what breaks a rule is touched, every other character stays. Repairing the result again
    changes nothing, and it breaks no rule that `text` did not break. A document that has a key
    twice or is nested too deep is left as it is. Raises ValueError when `text` is not JSON.
    """
    left = check(json.loads(text)) or []
    repairs: list[Repair] = []
    again = bool(left)
    while again:
        again = False
        for violation in left:
            found = _repair_violation(package, check, text, left, violation)
            if found is not None:
                text, left, more = found
                repairs += more
                again = bool(left)
                break
    return Repaired(text, repairs, left)


def _repair_violation(
    package: InstalledPackage,
    check: Check,
    text: str,
    before: list[Violation],
    violation: Violation,
) -> tuple[str, list[Violation], list[Repair]] | None:
    """Returns the text without that violation, or None when no certain edit mends it."""
    known = {(one.path, one.rule) for one in before}
    repairs: list[Repair] = []
    for _ in range(STEPS):
        try:
            edits = proposal(package, violation, scan(text), text)
        except (Ambiguous, RecursionError):
            return None
        if not edits:
            return None
        repairs.append(_describe_repair(package, violation, text, edits))
        text = apply_edits(text, edits)
        left = check(json.loads(text)) or []
        new = [one for one in left if (one.path, one.rule) not in known]
        if not new:
            return (text, left, repairs) if len(left) < len(before) else None
        # A corrected key shows the faults of its value.
        violation = new[0]
    return None


def _describe_repair(
    package: InstalledPackage, violation: Violation, text: str, edits: list[Edit]
) -> Repair:
    shown, edit = package.words.show_value, edits[0]
    meant = violation.correction
    home = violation.path.rpartition("/")
    if meant is not None and meant.path is not None and meant.path.rpartition("/")[0] != home[0]:
        return Repair(violation.path, violation.rule, home[2], meant.path, violation.source, True)
    old = text[edit.start : edit.end].strip(", \t\r\n")
    return Repair(
        violation.path,
        violation.rule,
        shown(old)[1:-1] if len(old) <= 60 else shown(old),
        edit.text if len(edit.text) <= 60 else shown(edit.text),
        violation.source,
    )
