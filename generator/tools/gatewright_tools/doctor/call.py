"""A failed call as plain data, independent of its input form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_UNKNOWN = re.compile(r"\$[A-Za-z_]\w*")


def is_unknown(value: object) -> bool:
    """Whether a value comes from elsewhere: a name that nothing in the text gives a value."""
    return isinstance(value, str) and _UNKNOWN.fullmatch(value) is not None


class NoCall(ValueError):
    """The input does not describe a call. The message is one sentence."""


class OpenFile(str):
    """The name of a file that a program opens."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a call outside its body."""

    about: str
    """``url``, ``method``, ``key``, ``header``, ``shell`` or ``body``."""
    message: str
    suggestion: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class GivenPart:
    """One part of a form."""

    name: str
    text: str
    """What it says; of a file, its name."""
    is_file: bool = False


@dataclass(slots=True)
class GivenCall:
    """A request, as far as it is known."""

    method: str | None = None
    url: str | None = None
    headers: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    body: bytes | None = field(default=None, repr=False)
    form: tuple[GivenPart, ...] = ()
    """Its parts, where it is a form of parts; it has no `body` then."""
    findings: list[Finding] = field(default_factory=list[Finding])
    """Faults that were found while reading it."""
    told: frozenset[str] = frozenset()
    """What is known of it beside address and body: ``method``, ``headers`` and ``key``."""

    @property
    def sends(self) -> bool:
        """Whether it has a body or parts."""
        return self.body is not None or bool(self.form)

    def header(self, name: str) -> str | None:
        """The last value of a header, None when it is not there."""
        found = [value for key, value in self.headers if key.lower() == name]
        return found[-1] if found else None


@dataclass(slots=True)
class GivenAnswer:
    """What came back."""

    status: int | None = None
    headers: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    body: bytes = field(default=b"", repr=False)


@dataclass(slots=True)
class Incident:
    """A call with its answer; one of them may be missing."""

    call: GivenCall | None
    answer: GivenAnswer | None = None
    name: str = ""
    """Its place in an input with several calls."""
