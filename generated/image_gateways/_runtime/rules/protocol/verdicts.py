"""What is right and what is wrong: asked by validators, by the plan of their guards, and by tests."""

from __future__ import annotations

from ..side import Side
from .limits import KindLimits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator
    from typing import Any, ClassVar


class KindVerdicts(KindLimits):
    """Every kind has `broken_keywords`. The rest makes validators fast, or is for lists and objects."""

    __slots__ = ()
    walks: ClassVar[str] = ""
    """What is judged apart inside a value: ``items`` of a list, ``keys`` of an object, ``members``, or nothing."""
    guards_once: ClassVar[bool] = False
    """Whether the first of its `guards` names the variable once."""
    alien: ClassVar[Any] = 3
    """An example of another JSON type."""
    foreign: ClassVar[str] = "type"
    """The rule that a value of another JSON type breaks."""
    fine: Container[Any] = ()
    """Values that are certainly right: one asks with `in`."""

    @property
    def choices(self) -> tuple[Any, ...]:
        """The only values that are allowed; empty where any may be."""
        return ()

    def broken_keywords(self, value: Any) -> tuple[str, ...]:
        """Returns the JSON Schema keywords that `value` breaks. It does not check inner values."""
        raise NotImplementedError

    def guards(self, var: str, fine: str, literal: Callable[[Any], str]) -> list[str]:
        """Python conditions of which one is true for every wrong value of the variable `var`.

        They may be true for some right values too. With an empty list, `broken_keywords` checks each value.
        `fine` is the expression for `guard_table()`, `literal` writes a value as source.
        """
        return []

    def guard_table(self) -> Container[Any]:
        """What its guards look into for right values, beside the limits that they ask; empty: nothing."""
        return self.fine

    def sure_counts(self) -> tuple[float, float]:
        """Between which numbers of elements a list certainly is right; there is none between 0 and -1."""
        return 0, -1

    def unknown_keys(self, value: Iterable[Any]) -> list[Any]:
        """The keys of an object that are not among those it lists."""
        return []

    def finds_unlisted(self) -> bool:
        """Whether something may be taken though nobody lists it."""
        return False

    def unlisted_parts(self, value: Any) -> Iterable[tuple[str, Any]]:
        """(word, what) of what `value` is or has that is taken so: each a notice."""
        return ()

    # Examples.

    def example(self) -> Any:
        """Some right value."""
        raise NotImplementedError

    def sides(self) -> Iterator[Side]:
        """Every limit with a value on either side of it."""
        good = self.example()
        yield Side("type", good, self.alien, self.foreign)
        inside, outside = (None, self.alien) if self.nullable else (good, None)
        yield Side("nullable", inside, outside, self.foreign)
        yield from self.limit_sides(good)

    def limit_sides(self, good: Any) -> Iterator[Side]:
        """The sides of the kind's own limits; `good` is its example."""
        yield from ()
