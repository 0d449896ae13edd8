"""What comes of holding a page against the specs: one finding for each fact."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from ..load import SpecFile
from .facts import FactPath, Leftover, Owner, PagePlace, PageReading
from .severity import Severity

FindingKind = Literal["confirmed", "changed", "new", "gone", "unsure", "elsewhere", "not stated"]
DRIFT: tuple[FindingKind, ...] = ("changed", "new", "gone", "unsure")


@dataclass(frozen=True, slots=True)
class PageFinding:
    """One fact, as the spec has it and as the page has it."""

    kind: FindingKind
    owner: Owner
    path: FactPath
    spec: Any
    """Its value in the spec; None when it has none there."""
    page: Any
    """Its value on the page; None when the page does not say it."""
    severity: Severity
    file: SpecFile
    line: int
    """In the spec: its line, or that of what it belongs to."""
    place: PagePlace | None
    note: str = ""

    @property
    def name(self) -> str:
        """The fact's name."""
        return ".".join(self.path)


@dataclass(slots=True)
class Comparison:
    """One page held against the specs."""

    reading: PageReading
    model: SpecFile | None
    """The spec of the page's model, or None when there is none."""
    findings: list[PageFinding] = field(default_factory=list[PageFinding])
    problem: str = ""
    """Why the page could not be compared, or empty."""

    def count(self, kind: FindingKind) -> int:
        """How many findings are of that kind."""
        return sum(finding.kind == kind for finding in self.findings)

    @property
    def leftovers(self) -> tuple[Leftover, ...]:
        """Lines of the page that may be facts and were not understood."""
        return self.reading.leftovers

    @property
    def drifted(self) -> bool:
        """Whether a person has to look: a difference, or something that is unsure."""
        return bool(
            self.problem
            or self.leftovers
            or any(finding.kind in DRIFT for finding in self.findings)
        )
