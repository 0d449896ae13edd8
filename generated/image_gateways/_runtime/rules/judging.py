"""What a kind says of a value: whether it is right, what is wrong with it, and what would be right."""

from __future__ import annotations

from .meant import Suggestion
from .messages import show_value
from .stating import KindLimits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from typing import Any, ClassVar, Protocol

    Quoter = Callable[[str], str]

    class Stated(Protocol):
        """A kind at its place, as its messages and violations need it; see `rule.Rule`."""

        path: str
        mode: str
        because: str
        default: Any
        elsewhere: tuple[tuple[str, tuple[Any, ...], tuple[str, ...]], ...]
        model: str
        places: dict[str, str] | None
        doubled: AbstractSet[str]

        @property
        def kind(self) -> KindWords: ...
        def statement(self, keyword: str, /) -> tuple[str, str]: ...
        def message(self, keyword: str, value: Any, /) -> str: ...
        def suggestion(self, keyword: str, value: Any, /) -> str | None: ...
        def correction(self, keyword: str, value: Any, /) -> Suggestion | None: ...
        def concerns(self) -> tuple[tuple[str, ...], ...]: ...
        def with_names(self, name: Callable[[tuple[str, ...]], tuple[str, ...]], /) -> Stated: ...


class Side:
    """A limit with a value that keeps it, a value that breaks it, and the rule this one breaks."""

    __slots__ = ("inside", "limit", "outside", "rule")

    def __init__(self, limit: str, inside: Any, outside: Any, rule: str) -> None:
        self.limit = limit
        self.inside = inside
        self.outside = outside
        self.rule = rule


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


class KindWords(KindVerdicts):
    """A kind words its own limits and faults; a `Stated` says where it stands."""

    __slots__ = ()
    noun: ClassVar[str] = "value"
    """What it is called in documents."""
    wants: ClassVar[str] = "a value"
    """What a value must be, in messages."""

    def title(self, quote: Quoter) -> str:
        """What a value is, for documents; `quote` marks words of the wire."""
        return self.noun

    def words(self, only: frozenset[str] | None = None) -> tuple[str, ...]:
        """The limits for readers, one phrase each; `only` names the limits to say."""
        found = [
            limit.words(getattr(self, limit.name), self)
            for limit in self.limits
            if only is None or limit.tells(only)
        ]
        if self.nullable and only is None:
            found.append("or null")
        return tuple(word for word in found if word)

    def message(self, keyword: str, value: Any, rule: Stated) -> str:
        """What is wrong with `value`, which breaks `keyword`, in one line."""
        if keyword == "unicode":
            return "holds a lone surrogate, which UTF-8 cannot carry"
        return f"{show_value(value)} is not {self.wants}"

    def suggestion(self, keyword: str, value: Any, rule: Stated) -> str | None:
        """What would be right, in words; None when there is nothing to say."""
        if keyword == "type" and isinstance(value, list) and len(value) == 1:  # pyright: ignore[reportUnknownArgumentType]
            return "give the one value itself, not a list"
        return None

    def to_add(self, rule: Stated) -> str:
        """What to write where the value is missing."""
        return self.wants

    def correction(self, keyword: str, value: Any) -> Suggestion | None:
        """What `value`, which breaks `keyword`, was meant to be; None where nothing clearly is meant."""
        elements: list[Any] = value if isinstance(value, list) else []  # pyright: ignore[reportUnknownVariableType]
        if keyword == "type" and len(elements) == 1 and self.walks != "items":
            (single,) = elements
            return Suggestion(single) if not self.broken_keywords(single) else None
        return None

    def key_correction(self, key: str, rule: Stated) -> Suggestion | None:
        """Which key of an object was meant by one that it does not list; None where none clearly is."""
        return None
