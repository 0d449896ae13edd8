"""Faults of a request before its rules run: faults of its text or its file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..rules.kinds.base import Kind
from ..rules.messages import show_value
from ..rules.rule import Rule
from ..rules.violations import Violation

_TEXT = Rule("", Kind(), source="")
"""Takes the place of the rule in a violation."""


class InputFault(Violation):
    """A violation that no page states. Its texts are made at once.

    `rule` is one of those that only texts and files break: ``json`` (no JSON), ``encoding`` (no
    UTF-8), ``duplicateKey``, ``finite`` (``NaN`` and its like), ``lineLength`` (longer than is read),
    ``truncated`` (the compressed file ends too early, or is broken) and ``model`` (which model it is
    for cannot be known); or ``type``, where the document is not an object.
    """

    __slots__ = ()

    @classmethod
    def of(
        cls, rule: str, message: str, suggestion: str | None = None, path: str = ""
    ) -> InputFault:
        """Such a fault."""
        return cls((_TEXT, rule, (path, message, suggestion), ()))

    @property
    def value(self) -> Any:
        """Always None: the fault has no value."""
        return None

    @property
    def path(self) -> str:
        """JSON Pointer of the key that should name the model, or ``""``."""
        path: str = self[2][0]
        return path

    @property
    def message(self) -> str:
        """What is wrong, in one line."""
        message: str = self[2][1]
        return message

    @property
    def suggestion(self) -> str | None:
        """What else to do, or None."""
        suggestion: str | None = self[2][2]
        return suggestion

    @property
    def value_text(self) -> str | None:
        """None: see `value`."""
        return None


def no_json(what: str, at: int, place: tuple[int, int] | None = None) -> InputFault:
    """The text is not JSON. `at` is the byte where reading stopped.

    `place` is its line and column, from 1, where the text is the whole file. A column is a character.
    """
    if place is None:
        return InputFault.of("json", f"no JSON: {what}, at byte {at}")
    line, column = place
    return InputFault.of("json", f"no JSON: {what}, at line {line}, column {column} (byte {at})")


def no_utf8(at: int) -> InputFault:
    """Bytes that are not text."""
    return InputFault.of("encoding", f"no UTF-8 at byte {at}")


def surrogate() -> InputFault:
    """A str that UTF-8 cannot carry."""
    return InputFault.of("unicode", "holds a lone surrogate, which UTF-8 cannot carry")


def twice(key: str, at: int) -> InputFault:
    """An object has a duplicate key, and JSON readers disagree on its value."""
    what = f"the key {show_value(key)} is there more than once in the record at byte {at}"
    return InputFault.of("duplicateKey", what)


def not_finite(name: str, at: int) -> InputFault:
    """``NaN``, ``Infinity`` or ``-Infinity``. Python reads them, and JSON does not have them.

    A number that is too large, such as ``1e400``, is JSON; the validator names it.
    """
    what = f"{name} is not a number that JSON can carry, in the record at byte {at}"
    return InputFault.of("finite", what)


def too_long(size: int, limit: int, at: int) -> InputFault:
    """A record that is not read because of its length in bytes."""
    what = f"{size:,} bytes in the record at byte {at}; more than {limit:,} are not read"
    return InputFault.of("lineLength", what, "raise --max-line, or give files by their address")


def cut_off(what: str, at: int) -> InputFault:
    """A compressed file that cannot be read to its end."""
    return InputFault.of("truncated", f"the file cannot be unpacked from byte {at} on: {what}")


def together(
    faults: Sequence[InputFault], violations: Sequence[Violation] | None
) -> list[Violation]:
    """Everything wrong with a record: what its text breaks, then what its body breaks."""
    if violations and any(one.rule == "finite" for one in violations):
        # The validator names the field, so the fault of the record is not needed.
        faults = [one for one in faults if one.rule != "finite"]
    return [*faults, *(violations or ())]
