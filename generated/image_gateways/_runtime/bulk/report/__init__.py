"""The forms a report may have."""

from __future__ import annotations

from ...messages import sentence
from .base import Report
from .github import GitHub
from .jsonlines import JSONLines
from .junit import JUnit
from .sarif import Sarif
from .text import Text

FORMATS: dict[str, type[Report]] = {
    "text": Text,
    "json": JSONLines,
    "github": GitHub,
    "sarif": Sarif,
    "junit": JUnit,
}
"""Name on the command line → what writes it."""

__all__ = ["FORMATS", "Report", "sentence"]
