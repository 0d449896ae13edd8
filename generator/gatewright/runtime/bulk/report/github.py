"""For GitHub Actions: workflow commands that become annotations of the files."""

from __future__ import annotations

from ..problems import Problem
from .base import LINE, Report
from .text import sentence


def data(text: str) -> str:
    """Text of a workflow command, safe against ending it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def attribute(text: str) -> str:
    """The value of an attribute of a workflow command."""
    return data(text).replace(":", "%3A").replace(",", "%2C")


class GitHub(Report):
    """One annotation a problem."""

    def problem(self, problem: Problem) -> str:
        return f"{attribute(problem.rule)}::{data(sentence(problem))}\n"

    def row(
        self, file: str, offset: int, model: str | None, problems: list[str], element: int | None
    ) -> str:
        start = f"::error file={attribute(file)},line={LINE},title="
        return start + start.join(problems)
