"""What every rule between params offers."""

from __future__ import annotations

from ..messages import join_words
from ..pointers import steps
from ..rule import Rule
from ..violations import note
from .conditions import MISSING, Is, There, equal, other_values, value_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, ClassVar, Self

    from ..kinds.base import Kind
    from ..violations import Violations
    from .conditions import Clause

Facts = dict[str, "Any"]


class Arguments:
    """What a relation is built from: where each argument of a model sits and what it may be."""

    def __init__(
        self,
        paths: dict[str, tuple[str, ...]],
        kinds: dict[str, Kind],
        defaults: dict[str, Any],
        changed: Callable[[str, Facts], Kind],
    ) -> None:
        self.paths: dict[str, tuple[str, ...]] = paths
        self.kinds: dict[str, Kind] = kinds
        self.defaults: dict[str, Any] = defaults
        """As they travel; of those that have one."""
        self.changed: Callable[[str, Facts], Kind] = changed
        """The kind of an argument with other limits."""


class Relation(Rule):
    """A rule about several params, noted at the JSON Pointer `path`; `place` has the keys of that."""

    __slots__ = ("place",)
    leads: ClassVar[tuple[str, ...]] = ()
    """Its attributes that lead to another param: the keys in a tuple."""
    leads_to_several: ClassVar[tuple[str, ...]] = ()
    """Those that lead to several: a tuple of such tuples."""
    keys: ClassVar[dict[str, dict[str, Any]]] = {}
    """The keys of a spec that state it, each with its JSON Schema; the first is its word."""
    named: ClassVar[tuple[str, ...]] = ()
    """Those of them that name arguments."""
    optional: ClassVar[tuple[str, ...]] = ("with", "without")
    """Those of `named` that a spec may leave out."""
    needed: ClassVar[tuple[str, ...]] = ()
    """Keys beside those of `named` that a spec has to state."""
    either: ClassVar[tuple[str, ...]] = ()
    """Keys of which a spec states one."""
    changes: ClassVar[bool] = False
    """Whether limits of the param may stand beside them."""

    def __init__(self, path: str, kind: Kind, **facts: Any) -> None:
        super().__init__(path, kind, **facts)
        self.place: tuple[str, ...] = tuple(steps(path))

    @classmethod
    def is_stated_in(cls, facts: Facts) -> bool:
        """Whether a spec's facts state this relation."""
        return next(iter(cls.keys)) in facts

    @classmethod
    def wrong(cls, facts: Facts) -> tuple[str, str]:
        """(key, what is wrong) where a spec's facts exclude each other; else empty texts."""
        return "", ""

    @classmethod
    def build(
        cls, facts: Facts, arguments: Arguments, source: str, fact: str
    ) -> tuple[Relation, ...]:
        """The relations that a spec's facts state."""
        raise NotImplementedError

    def settings(self) -> dict[str, Any]:
        """The arguments that make it again, beside path, kind, source and fact."""
        raise NotImplementedError

    def allows(self) -> dict[str, bool]:
        """Setting → whether more of it allows more: a greater number, more places, a condition that
        holds more often. Where any other differs between two releases, it is another demand."""
        return {"clauses": False}

    def judge(self, out: Violations, body: Any) -> Violations:
        """Notes in `out` what `body` breaks; returns `out`, made if need be."""
        raise NotImplementedError

    def schema(self) -> dict[str, Any]:
        """Its part of the JSON Schema of a request."""
        raise NotImplementedError

    def words(self) -> str:
        """The rule as a sentence without its full stop."""
        raise NotImplementedError

    def presence(self) -> tuple[tuple[str, ...], ...]:
        """The places of which it matters only whether something is there; empty: values matter too."""
        return ()

    def with_names(self, name: Callable[[tuple[str, ...]], tuple[str, ...]]) -> Self:
        """The same rule, whose texts say of each param what `name` makes of the keys that lead to it."""
        from copy import copy

        made = copy(self)
        for slot in self.leads:
            setattr(made, slot, name(getattr(self, slot)))
        for slot in self.leads_to_several:
            setattr(made, slot, tuple(map(name, getattr(self, slot))))
        clauses: tuple[Clause, ...] = getattr(self, "clauses", ())
        if clauses:
            setattr(made, "clauses", tuple(one.at(name(one.path)) for one in clauses))  # noqa: B010
        return made

    @property
    def name(self) -> str:
        """What it is about: the key at its path, in words."""
        return self.path.removeprefix("/").replace("/", ".")


class Together(Relation):
    """How many of several params are there."""

    __slots__ = ("places_of",)
    leads_to_several: ClassVar[tuple[str, ...]] = ("places_of",)
    phrase: ClassVar[str] = ""

    def __init__(
        self, path: str, kind: Kind, *, places_of: tuple[tuple[str, ...], ...], **facts: Any
    ) -> None:
        super().__init__(path, kind, **facts)
        self.places_of: tuple[tuple[str, ...], ...] = places_of

    @classmethod
    def build(
        cls, facts: Facts, arguments: Arguments, source: str, fact: str
    ) -> tuple[Relation, ...]:
        from ..kinds.object import Object

        names: list[str] = facts[next(iter(cls.keys))]
        places = tuple(arguments.paths[name] for name in names)
        return (cls("", Object(), places_of=places, source=source, fact=fact),)

    def right(self, count: int) -> bool:
        """Whether so many of them may be there."""
        raise NotImplementedError

    def settings(self) -> dict[str, Any]:
        return {"places_of": self.places_of}

    def presence(self) -> tuple[tuple[str, ...], ...]:
        return self.places_of

    def concerns(self) -> tuple[tuple[str, ...], ...]:
        return self.places_of

    def judge(self, out: Violations, body: Any) -> Violations:
        count = sum(value_at(body, place) is not MISSING for place in self.places_of)
        return out if self.right(count) else note(out, self, next(iter(self.keys)), count)

    def _names(self) -> str:
        return join_words(tuple(".".join(place) for place in self.places_of))

    def message(self, keyword: str, value: Any) -> str:
        there = "none is" if not value else f"{value} are"
        return f"needs {self.phrase} {self._names()}, and {there} there"

    def suggestion(self, keyword: str, value: Any) -> str | None:
        return "leave out all but one" if value else f"add {self._names()}"

    def words(self) -> str:
        return f"Give {self.phrase} {self._names()}"


def conditions(facts: Facts, arguments: Arguments) -> tuple[Clause, ...]:
    """The clauses of a spec's `when`, `with` and `without`."""
    found: list[Clause] = []
    for name, stated in facts.get("when", {}).items():
        values = tuple(stated) if isinstance(stated, list) else (stated,)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        kind = arguments.kinds[name]
        travelling = tuple(kind.travels(value) for value in values)  # pyright: ignore[reportUnknownVariableType]
        usual = arguments.defaults.get(name)
        otherwise = name in arguments.defaults and any(equal(usual, one) for one in travelling)
        others = other_values((kind,), travelling)
        found.append(Is(arguments.paths[name], travelling, otherwise, others))
    found += [There(arguments.paths[name]) for name in words_of(facts.get("with", ()))]
    found += [There(arguments.paths[name], False) for name in words_of(facts.get("without", ()))]
    return tuple(found)


def words_of(stated: Any) -> tuple[str, ...]:
    """One name or several."""
    return (stated,) if isinstance(stated, str) else tuple(stated)
