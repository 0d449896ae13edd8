"""The forms a report may have, each loaded when it is asked for.

base (what they share), text, jsonlines, sarif, junit, github.
"""

from __future__ import annotations

from importlib import import_module

from .base import Report

FORMATS = {
    "text": "text.TextReport",
    "coloured": "text.ColouredReport",
    "json": "jsonlines.JSONLines",
    "github": "github.GitHub",
    "sarif": "sarif.Sarif",
    "junit": "junit.JUnit",
}
"""Name → the class that writes it, and its module here; `coloured` is text on a terminal."""


def report_as(format: str) -> type[Report]:
    """The class that writes reports of this form."""
    module, name = FORMATS[format].split(".")
    report: type[Report] = getattr(import_module(f".{module}", __name__), name)
    return report


__all__ = ["FORMATS", "Report", "report_as"]
