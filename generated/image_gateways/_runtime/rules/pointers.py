"""JSON Pointers (RFC 6901): paths into a document, written as text."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

EACH = "*"
"""Stands in a path for every element of a list; a condition holds where it does of one of them."""


def pointer(path: Iterable[object]) -> str:
    """Keys and list indices as a JSON Pointer; no step is the whole document, ``""``."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)


def steps(pointer: str) -> list[str]:
    """The keys and list indices of a JSON Pointer, as text."""
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


def dotted_path(path: tuple[str, ...]) -> str:
    """A path as sentences have it: ``parameters.video_list.refer_type``."""
    return ".".join(key for key in path if key != EACH)
