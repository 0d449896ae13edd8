"""release: compares two states of the specs and derives the next version.

change      one change: direction, sentence, verdict
values      limits, options and types of a value
arguments   params and modes
constants   what the client sends beside the arguments
between     rules between params
reach       whether a new one can refuse what was taken before
demands     what one such rule asks against what it asked
files       which files the params take
prices      what a request costs
models      a model against its earlier self
gateways    a gateway against its earlier self
webhooks    its webhook endpoints
answers     its status words, errors and envelopes, where directions are reversed
compare     all of these, for two packages
revisions   earlier specs, in folders and in git
text        changes as text, JSON and Markdown
version     verdict → next version
changelog   the entry of a version
publishing  writes all files of a release, or none
"""

from __future__ import annotations

from .answers import added_code, removed_code
from .change import Change, Direction, Verdict, verdict_of
from .changelog import CHANGELOG
from .compare import compare
from .publishing import ReleaseError, ReleasePlan, next_version, plan, publish
from .revisions import RevisionError, last_release, package_at
from .text import FORMATS, render_changes
from .version import step_version

__all__ = [
    "CHANGELOG",
    "FORMATS",
    "Change",
    "Direction",
    "ReleaseError",
    "ReleasePlan",
    "RevisionError",
    "Verdict",
    "added_code",
    "compare",
    "last_release",
    "next_version",
    "package_at",
    "plan",
    "publish",
    "removed_code",
    "render_changes",
    "step_version",
    "verdict_of",
]
