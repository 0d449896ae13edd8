"""What a page says of a create is about the operation that the page shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..facts import Statement
from ..words.vocabulary import Vocabulary


def of_shown_operation(statements: Iterable[Statement], words: Vocabulary) -> list[Statement]:
    """`statements`, those about the gateway's usual operation being about the only other one that the page creates at."""
    told = list(statements)
    shown = {
        one.path[1] for one in told if one.path[0] == "operations" and one.path[2:] == ("create",)
    }
    if not words.operation or len(shown) != 1 or words.operation in shown:
        return told
    usual, other = ("operations", words.operation), ("operations", *shown)
    return [
        replace(one, path=(*other, *one.path[2:])) if one.path[:2] == usual else one for one in told
    ]
