"""release: what two states of the specs differ in, and the version that follows from it.

change      one change: direction, sentence, verdict
values      limits, options and types of a value
arguments   params and modes
models      a model against its earlier self
gateways    a gateway against its earlier self
answers     its status words, errors and envelopes, where directions turn round
compare     all of it, for two packages
revisions   specs as they were, in folders and in git
text        changes as text, JSON and Markdown
version     verdict → next version
changelog   the entry of a version
publishing  the files of a release, all or none
"""

from __future__ import annotations

from .change import Change, Direction, Verdict, verdict_of
from .changelog import CHANGELOG
from .compare import compare
from .publishing import ReleaseError, ReleasePlan, next_version, plan, publish
from .revisions import RevisionError, last_release, package_at
from .text import FORMATS, rendered
from .version import stepped

__all__ = [
    "CHANGELOG",
    "FORMATS",
    "Change",
    "Direction",
    "ReleaseError",
    "ReleasePlan",
    "RevisionError",
    "Verdict",
    "compare",
    "last_release",
    "next_version",
    "package_at",
    "plan",
    "publish",
    "rendered",
    "stepped",
    "verdict_of",
]
