"""What comes of holding a page against the specs: one finding for each fact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, cast

from ...load import SpecFile
from ..facts import FactPath, Leftover, Owner, PagePlace, PageReading
from .alignment import Alignment
from .parting import called_a_text
from .record import PageRecord
from .severity import Severity

FindingKind = Literal[
    "confirmed", "changed", "new", "gone", "unsure", "unread", "elsewhere", "not stated", "accepted"
]
ChangeKind = Literal["changed", "new", "gone", "moved"]
DRIFT: tuple[FindingKind, ...] = ("changed", "new", "gone", "unsure", "unread")
"""What a person has to look at. A fact that was not read is gone only when its place has changed."""


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


@dataclass(frozen=True, slots=True)
class TextChange:
    """Text of the page that is not what it was, and that no finding explains."""

    kind: ChangeKind
    line: int
    """Of the page; of text that is gone, the line behind which it stood."""
    text: str = ""
    """What stands there now; empty when it is gone."""
    entry: str = ""
    """The param whose row or entry it stands in, or empty."""
    facts: tuple[str, ...] = ()
    """Names of the facts that the old text had stated, and the new one does not."""
    models: tuple[str, ...] = ()
    """Ids of models in it that have no spec."""


@dataclass(slots=True)
class Comparison:
    """One page held against the specs."""

    reading: PageReading
    model: SpecFile | None
    """The spec of the page's model, or None when there is none."""
    findings: list[PageFinding] = field(default_factory=list[PageFinding])
    problem: str = ""
    """Why the page could not be compared, or empty."""
    alignment: Alignment | None = None
    """The page held against its record; None when it was never accepted."""
    records: list[PageRecord] = field(default_factory=list[PageRecord])
    """Those of all pages of the model; the one of this page is that of `alignment`."""
    changes: list[TextChange] = field(default_factory=list[TextChange])
    """Changed text that was not understood."""
    leftovers: tuple[Leftover, ...] = ()
    """Words that may be facts or rules and were not understood; of an accepted page, those that are new."""

    def count(self, kind: FindingKind) -> int:
        """How many findings are of that kind."""
        return sum(finding.kind == kind for finding in self.findings)

    @property
    def has_record(self) -> bool:
        """Whether there is a record of the page: without one, nobody knows what has changed."""
        return self.alignment is not None

    @property
    def has_drift(self) -> bool:
        """Whether a person has to look: a difference, something unsure, or text that is not known."""
        return bool(
            self.problem
            or not self.has_record
            or self.changes
            or self.leftovers
            or any(finding.kind in DRIFT for finding in self.findings)
        )


def renamed_params(findings: Iterable[PageFinding]) -> dict[str, str]:
    """Params that have another name now: the only one that is gone, and the only new one, of its type.

    A page may call a text what the spec knows better, such as an address.
    """
    whole = [one for one in findings if one.path[0] == "params" and len(one.path) == 2]
    gone = [one for one in whole if one.kind == "gone"]
    new = [one for one in whole if one.kind == "new"]
    if len(gone) != 1 or len(new) != 1 or gone[0].file.path != new[0].file.path:
        return {}
    before = cast(dict[str, Any], gone[0].spec)
    after = cast(dict[str, Any], new[0].page)
    was, now = before.get("type"), after.get("type")
    same = was == now or called_a_text(("type",), was, now)
    return {gone[0].path[1]: new[0].path[1]} if same else {}
