"""What YAML's own errors mean, in words of the file, with the line that was meant."""

from __future__ import annotations

from typing import Any, NamedTuple

STARTS = "@`%&*!|>'\"{}[],#?-"
"""Signs with which a plain text cannot begin."""


class Explained(NamedTuple):
    """A fault at a line and column from 1."""

    line: int
    column: int
    message: str
    hint: str


def _place(mark: Any) -> tuple[int, int]:
    """(line, column) of a mark, from 0; the start of the text where there is none."""
    return (0, 0) if mark is None else (mark.line, mark.column)


def explain_error(text: str, error: Any) -> Explained:
    """The cause of a yaml.MarkedYAMLError in `text`, and the next step."""
    mark = error.problem_mark or error.context_mark
    problem = " ".join(str(error.problem or error.context or error).split())
    lines = text.split("\n")
    row, column = _place(mark)
    row = min(row, len(lines) - 1)
    line = lines[row]
    if "mapping values are not allowed" in problem:
        return Explained(row + 1, column + 1, "a second colon on one line needs quotation marks",
                         _quotation_hint(line))  # fmt: skip
    if "cannot start any token" in problem:
        char = line[column : column + 1]
        if char == "\t" or (line[:column].strip() == "" and "\t" in line[: column + 1]):
            return Explained(
                row + 1, column + 1, "a tab cannot indent a line", "indent it with spaces"
            )
        return Explained(
            row + 1, column + 1, f"a text cannot begin with `{char}`", _quotation_hint(line)
        )
    if "expected ':'" in problem or "simple key" in problem:
        return _without_colon(lines, row)
    if "',' or ']'" in problem or "',' or '}'" in problem:
        sign = "]" if "]" in problem else "}"
        if sign in line[column:]:
            return Explained(
                row + 1,
                column + 1,
                "a comma is missing before this",
                "put one between two elements",
            )
        start, indent = _place(error.context_mark or mark)
        return Explained(
            start + 1, indent + 1, "what begins here is not closed", f"end it with `{sign}`"
        )
    if "unexpected end of stream" in problem or "scanning a quoted scalar" in str(error.context):
        start, indent = _place(error.context_mark or mark)
        return Explained(start + 1, indent + 1, "the quotation mark is not closed",
                         "end the text with the same mark")  # fmt: skip
    if (
        "expected key" in problem
        or "block end" in problem
        or "expected <document start>" in problem
    ):
        return _explain_indent(lines, row, column)
    return Explained(row + 1, column + 1, problem, "")


def _quotation_hint(line: str) -> str:
    """How the value of a line reads with quotation marks."""
    key, colon, value = line.partition(": ")
    value = value.strip()
    if not colon or not value or len(value) > 60:
        return "put the text in quotation marks"
    sign = "'" if '"' in value else '"'
    return f"write {key.strip()}: {sign}{value}{sign}"


def _without_colon(lines: list[str], row: int) -> Explained:
    """The line above `row` that has no colon with a blank behind it."""
    for above in range(min(row, len(lines) - 1), -1, -1):
        text = lines[above].split(" #")[0].rstrip()
        if text.strip() and ": " not in text and not text.endswith(":") and "- " not in text:
            key, colon, value = text.strip().partition(":")
            hint = f"write {key}: {value}" if colon else "write KEY: VALUE"
            place = len(text) - len(text.lstrip()) + 1
            return Explained(above + 1, place, "there is no blank behind the colon" if colon else
                             "this line has no colon", hint)  # fmt: skip
    return Explained(row + 1, 1, "a line has no colon with a blank behind it", "write KEY: VALUE")


def _explain_indent(lines: list[str], row: int, column: int) -> Explained:
    """A line that starts in another column than its neighbours, or has something behind its value."""
    line = lines[row]
    if line[:column].strip():
        return Explained(row + 1, column + 1, "something stands behind the end of the value",
                         "put the whole text in quotation marks")  # fmt: skip
    own = len(line) - len(line.lstrip())
    above = next((at for at in range(row - 1, -1, -1) if lines[at].strip()), None)
    if above is None:
        return Explained(row + 1, column + 1, "the line is indented, and nothing is above it", "")
    theirs = len(lines[above]) - len(lines[above].lstrip())
    return Explained(
        row + 1,
        column + 1,
        f"the line begins with {_blanks(own)}, unlike the lines above it",
        f"give it {_blanks(theirs)}, as line {above + 1} has",
    )


def _blanks(count: int) -> str:
    return f"{count} {'blank' if count == 1 else 'blanks'}"
