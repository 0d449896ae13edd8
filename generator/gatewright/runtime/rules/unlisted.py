"""Values and keys that are taken though no page lists them: a notice, which refuses nothing."""

from __future__ import annotations

from .pointers import EACH, steps
from .violations import note

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .rule import Rule
    from .violations import Violations


def notices(body: Any, *rules: Rule) -> Violations:
    """A notice for each value or key of `body` that the rule at its path does not list, or None."""
    out: Violations = None
    for rule in rules:
        for value, at in _values(body, tuple(steps(rule.path)), ()):
            for word, what in rule.kind.unlisted_parts(value):
                out = note(out, rule, word, what, at)
    return out


def _values(
    value: Any, path: tuple[str, ...], at: tuple[int, ...]
) -> Iterator[tuple[Any, tuple[int, ...]]]:
    """What stands at `path`, with the indices that lead there."""
    if not path:
        yield value, at
    elif path[0] == EACH:
        for index, one in enumerate(value if isinstance(value, list) else ()):  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
            yield from _values(one, path[1:], (*at, index))
    elif isinstance(value, dict) and path[0] in value:
        yield from _values(value[path[0]], path[1:], at)
