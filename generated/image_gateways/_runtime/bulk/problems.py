"""What can be wrong with a record before, or beside, the rules of its model."""

from __future__ import annotations

from typing import Any, NamedTuple

from ..messages import shown
from ..violations import Violation


class Problem(NamedTuple):
    """One thing wrong with one record, ready to be shown.

    `rule` is a violation's rule, or one of those that only files know: ``json`` (no JSON), ``encoding``
    (no UTF-8), ``duplicateKey``, ``lineLength`` (longer than is read), ``truncated`` (the compressed
    file ends too early, or is broken) and ``model`` (which model it is for cannot be known).
    """

    path: str
    rule: str
    message: str
    suggestion: str | None = None
    source: str = ""
    mode: str = ""

    @classmethod
    def of(cls, violation: Violation) -> Problem:
        """The violation, its texts worked out."""
        return cls(
            violation.path,
            violation.rule,
            violation.message,
            violation.suggestion,
            violation.source,
            violation.mode,
        )

    def as_dict(self) -> dict[str, Any]:
        """As JSON data."""
        return self._asdict()


def no_json(what: str, at: int) -> Problem:
    """A record that JSON does not describe; `at` is the byte of the file where reading stopped."""
    return Problem("", "json", f"no JSON: {what}, at byte {at}")


def no_utf8(at: int) -> Problem:
    """A record that is no text."""
    return Problem("", "encoding", f"no UTF-8 at byte {at}")


def twice(key: str, at: int) -> Problem:
    """A key that one object has more than once, so that readers disagree on what it says."""
    return Problem(
        "",
        "duplicateKey",
        f"the key {shown(key)} is there more than once in the record at byte {at}",
    )


def not_finite(name: str, at: int) -> Problem:
    """``NaN``, ``Infinity`` or ``-Infinity``, which Python reads and nobody else."""
    return Problem(
        "", "finite", f"{name} is no number that JSON can carry, in the record at byte {at}"
    )


def too_long(size: int, limit: int, at: int) -> Problem:
    """A record that is not read because of its length in bytes."""
    what = f"{size:,} bytes in the record at byte {at}; more than {limit:,} are not read"
    return Problem("", "lineLength", what, "raise --max-line, or give files by their address")


def cut_off(what: str, at: int) -> Problem:
    """A compressed file that cannot be read to its end."""
    return Problem("", "truncated", f"the file cannot be unpacked from byte {at} on: {what}")
