"""For people: ``file:line: pointer: what is wrong; what would be right [where that is written]``."""

from __future__ import annotations

from ...messages import printable
from ..problems import Problem
from .base import LINE, Report


def sentence(problem: Problem) -> str:
    """A problem in one line, safe for a terminal."""
    mode = f" (judged as {problem.mode.replace('_', ' ')})" if problem.mode else ""
    hint = f"; {problem.suggestion}" if problem.suggestion else ""
    source = f" [{problem.source}]" if problem.source else ""
    return printable(f"{problem.path or '(document)'}: {problem.message}{mode}{hint}{source}")


class Text(Report):
    """One line a problem."""

    def problem(self, problem: Problem) -> str:
        return f"{sentence(problem)}\n"

    def row(
        self, file: str, offset: int, model: str | None, problems: list[str], element: int | None
    ) -> str:
        where = "" if element is None else f"element {element}: "
        start = f"{file}:{LINE}: {where}"
        return start + start.join(problems)
