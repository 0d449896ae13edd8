"""The limits that kinds are made of: each a key of a spec, with all that is said about it.

A kind lists its limits; the schemas of spec files, the words of documents and the comparison of two
releases follow from the list.
"""

from __future__ import annotations

from .decimals import digits, multiple
from .messages import code_spans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

LOOSENED, TIGHTENED, CHANGED, REWORDED = "loosened", "tightened", "changed", "reworded"
WIDER, NARROWER = "its type is wider", "its type is narrower"


class Move:
    """How one limit differs between two releases.

    `way` is ``loosened`` (takes all that it took), ``tightened``, ``changed`` or ``reworded`` (no
    request is concerned). `text` says it without its subject; `interface` says what the Python type does, or nothing.
    """

    __slots__ = ("interface", "name", "new", "old", "text", "way")

    def __init__(
        self, name: str, way: str, old: Any, new: Any, text: str, interface: str = ""
    ) -> None:
        self.name: str = name
        self.way: str = way
        self.old: Any = old
        self.new: Any = new
        self.text: str = text
        self.interface: str = interface


class Limit:
    """One limit: its key in a spec, the JSON Schema of that key, the keyword it becomes.

    `keyword` is the JSON Schema keyword in schemas of requests, empty where none says the same.
    `by_mode`: a mode may change it. `needed`: a spec has to set it. `breaks` is the keyword of a
    violation of it.
    """

    __slots__ = ("breaks", "by_mode", "keyword", "name", "needed", "schema")
    unset: Any = None
    """The value of a limit that a spec does not set."""
    judged = True
    """Whether the validator needs it."""
    otherwise = "pattern"
    """What `breaks` is where `keyword` is empty."""

    def __init__(
        self,
        name: str,
        schema: dict[str, Any],
        keyword: str = "",
        by_mode: bool = False,
        needed: bool = False,
    ) -> None:
        self.needed = needed
        self.name = name
        self.schema = schema
        self.keyword = keyword
        self.breaks = keyword or self.otherwise
        self.by_mode = by_mode

    def of(self, facts: dict[str, Any]) -> Any:
        """The limit as a spec's facts set it."""
        return facts.get(self.name, self.unset)

    def words(self, value: Any, kind: Any) -> str:
        """The limit in words. It is empty when unset, or when another limit includes it."""
        return ""

    def tells(self, names: frozenset[str]) -> bool:
        """Whether its words tell one of the limits `names`."""
        return self.name in names

    def either(self, one: Any, other: Any) -> Any:
        """The loosest limit that allows what `one` or `other` allows."""
        return one if one == other else self.unset

    def moves(self, old: Any, new: Any) -> Iterator[Move]:
        """Yields the moves between two states that concern users."""
        yield from ()

    def contradiction(self, kind: Any) -> str:
        """What is wrong between this limit and another of `kind`, or nothing."""
        return ""


class Note(Limit):
    """A documented property that no request can break."""

    judged = False


class Least(Limit):
    """The least that is allowed. `most` is the limit at the other end, `unit` what both count."""

    __slots__ = ("most", "unit")

    def __init__(
        self, name: str, schema: dict[str, Any], keyword: str, unit: str, most: Most
    ) -> None:
        super().__init__(name, schema, keyword, by_mode=True)
        self.unit = unit
        self.most = most

    def words(self, value: Any, kind: Any) -> str:
        return span(value, getattr(kind, self.most.name), self.unit)

    def tells(self, names: frozenset[str]) -> bool:
        return self.name in names or self.most.name in names

    def either(self, one: Any, other: Any) -> Any:
        return None if one is None or other is None else min(one, other)

    def moves(self, old: Any, new: Any) -> Iterator[Move]:
        yield bound_move(self.name, old, new, False, self.unit)

    def contradiction(self, kind: Any) -> str:
        low, high = getattr(kind, self.name), getattr(kind, self.most.name)
        if low is None or high is None or low <= high:
            return ""
        return f"`{self.name}` is above `{self.most.name}`, which is {high}"


class Most(Limit):
    """The most that is allowed, of what `unit` counts."""

    __slots__ = ("unit",)

    def __init__(self, name: str, schema: dict[str, Any], keyword: str, unit: str) -> None:
        super().__init__(name, schema, keyword, by_mode=True)
        self.unit = unit

    def either(self, one: Any, other: Any) -> Any:
        return None if one is None or other is None else max(one, other)

    def moves(self, old: Any, new: Any) -> Iterator[Move]:
        yield bound_move(self.name, old, new, True, self.unit)


def bounds(
    low: str,
    high: str,
    schema: dict[str, Any],
    described: tuple[str, str],
    keywords: tuple[str, str] = ("", ""),
    unit: str = "",
    breaks: tuple[str, str] = ("", ""),
) -> tuple[Least, Most]:
    """Both ends of a range. `breaks`: what violations of them are called, where `keywords` are empty."""
    most = Most(high, {**schema, "description": described[1]}, keywords[1], unit)
    least = Least(low, {**schema, "description": described[0]}, keywords[0], unit, most)
    least.breaks, most.breaks = breaks[0] or least.breaks, breaks[1] or most.breaks
    return least, most


class Beyond(Limit):
    """An exclusive bound. `upper`: numbers stay below it.

    `closed` is the bound of the same end that a number may reach, `across` are those of the other end.
    """

    __slots__ = ("across", "closed", "upper")

    def __init__(
        self, name: str, described: str, upper: bool, closed: str, across: tuple[str, ...]
    ) -> None:
        keyword = "exclusiveMaximum" if upper else "exclusiveMinimum"
        schema = {"type": "number", "description": described}
        super().__init__(name, schema, keyword, by_mode=True)
        self.upper = upper
        self.closed = closed
        self.across = across

    def words(self, value: Any, kind: Any) -> str:
        return "" if value is None else f"{self.name} {digits(value)}"

    def either(self, one: Any, other: Any) -> Any:
        return None if one is None or other is None else (max if self.upper else min)(one, other)

    def moves(self, old: Any, new: Any) -> Iterator[Move]:
        looser = new is None or (old is not None and (new > old) is self.upper)
        if new is None:
            text = f"need not be {self.name} {digits(old or 0)} any more"
        else:
            before = "" if old is None else f"; it was {digits(old)}"
            text = f"has to be {self.name} {digits(new)} now{before}"
        yield Move(self.name, LOOSENED if looser else TIGHTENED, old, new, text)

    def contradiction(self, kind: Any) -> str:
        mine = getattr(kind, self.name)
        if mine is None:
            return ""
        if getattr(kind, self.closed) is not None:
            return f"`{self.name}` and `{self.closed}` bound the same end; state one of them"
        for name in self.across:
            end = getattr(kind, name)
            if end is not None and (mine <= end if self.upper else mine >= end):
                return f"no number is {self.name} {digits(mine)} beside `{name}: {digits(end)}`"
        return ""


class Step(Limit):
    """The number of which every value is a multiple."""

    def words(self, value: Any, kind: Any) -> str:
        return "" if value is None else f"in steps of {digits(value)}"

    def moves(self, old: Any, new: Any) -> Iterator[Move]:
        finer = new is None or (old is not None and multiple(old, new))
        said = "no longer moves in steps" if new is None else f"moves in steps of {digits(new)}"
        yield Move(self.name, LOOSENED if finer else TIGHTENED, old, new, said)


class Choices(Limit):
    """A set of values. `typed`: the Python type names them. The order means nothing."""

    __slots__ = ("typed",)
    unset: tuple[Any, ...] = ()

    def __init__(
        self,
        name: str,
        schema: dict[str, Any],
        *,
        typed: bool = False,
        needed: bool = False,
        by_mode: bool = False,
    ) -> None:
        super().__init__(name, schema, "", by_mode, needed)
        self.typed = typed

    def of(self, facts: dict[str, Any]) -> Any:
        return tuple(facts.get(self.name, ()))

    def words(self, value: Any, kind: Any) -> str:
        return f"{self.name.removesuffix('s')} {' or '.join(value)}" if value else ""

    def either(self, one: Any, other: Any) -> Any:
        return tuple(dict.fromkeys((*one, *other))) if one and other else ()

    def moves(self, old: Any, new: Any) -> Iterator[Move]:
        yield from choice_moves(self.name, old, new, self.typed)


class Toggle(Limit):
    """A boolean that allows more when it is true.

    `said` is what to say when it became (true, false), `phrase` what to say while it is true.
    """

    __slots__ = ("phrase", "said")
    unset = False

    def __init__(
        self, name: str, schema: dict[str, Any], said: tuple[str, str], phrase: str = ""
    ) -> None:
        super().__init__(name, schema)
        self.said = said
        self.phrase = phrase

    def words(self, value: Any, kind: Any) -> str:
        return self.phrase if value else ""

    def either(self, one: Any, other: Any) -> Any:
        return one or other

    def moves(self, old: Any, new: Any) -> Iterator[Move]:
        yield Move(self.name, LOOSENED if new else TIGHTENED, old, new, self.said[not new])


class Restriction(Toggle):
    """A boolean that allows less when it is true; else like a `Toggle`."""

    def either(self, one: Any, other: Any) -> Any:
        return one and other

    def moves(self, old: Any, new: Any) -> Iterator[Move]:
        yield Move(self.name, TIGHTENED if new else LOOSENED, old, new, self.said[not new])


def open_toggle(said: tuple[str, str], phrase: str = "") -> Toggle:
    """The limit `open`, which means the same wherever something lists what may be there."""
    text = "Whether others may be there than those that are listed: keys of an object, texts of an enum."
    return Toggle("open", {"type": "boolean", "description": text}, said, phrase)


def span(low: Any, high: Any, unit: str = "") -> str:
    """A range in words: ``1 to 9 characters``, ``exactly 1 element``, ``at most 9``, or nothing."""
    last = low if high is None else high
    count = f" {unit.removesuffix('s') if last == 1 else unit}" if unit else ""
    if low is not None and low == high:
        return f"exactly {digits(low)}{count}"
    if low is not None and high is not None:
        return f"{digits(low)} to {digits(high)}{count}"
    if low is not None:
        return f"at least {digits(low)}{count}"
    return "" if high is None else f"at most {digits(high)}{count}"


def bound_move(
    name: str,
    old: float | None,
    new: float | None,
    upper: bool,
    unit: str = "",
    span: Callable[[int], str] | None = None,
) -> Move:
    """The move of one end of a range; None means no limit there. `span`: the words for so many seconds."""
    looser = new is None or (old is not None and (new > old) is upper)
    end, count = "most" if upper else "least", f" {unit}" if unit else ""
    was, now = (
        "" if one is None else span(int(one)) if span else digits(one) for one in (old, new)
    )
    if new is None:
        text = f"has no documented limit of at {end} {was}{count} any more"
    elif old is None:
        text = f"is limited to at {end} {now}{count} now"
    else:
        text = f"{'may' if upper else 'must'} be at {end} {now}{count} now; it was {was}"
    return Move(name, LOOSENED if looser else TIGHTENED, old, new, text)


def choice_moves(name: str, old: Any, new: Any, typed: bool = False) -> Iterator[Move]:
    """The moves of a set of allowed words; an empty set allows any."""
    if set(old) == set(new):
        return
    was, now = list(old), list(new)
    if not old or not new:
        said = f"takes {code_spans(now)} only now" if new else "takes any now"
        yield Move(name, TIGHTENED if new else LOOSENED, was, now, said)
        return
    gone = [one for one in old if one not in new]
    more = [one for one in new if one not in old]
    if gone:
        text = f"no longer takes {code_spans(gone)}"
        yield Move(name, TIGHTENED, was, now, text, NARROWER if typed else "")
    if more:
        yield Move(
            name, LOOSENED, was, now, f"takes {code_spans(more)} too", WIDER if typed else ""
        )
