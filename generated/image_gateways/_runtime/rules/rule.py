"""A rule: a kind at its place in the requests of one model, with the page that states it."""

from __future__ import annotations

from .meant import Suggestion
from .pointers import dotted_path, steps
from .violations import Violation, note

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container
    from collections.abc import Set as AbstractSet
    from typing import Any, Self

    from .kinds.base import Kind
    from .violations import Violations


EMPTY: Any = {}
"""What a validator walks where an object or a list is not there, or is something else."""


class Rule:
    """What a value at `path` (a JSON Pointer, ``*`` for every element) has to be.

    `because` says what in a request makes it one of `mode`. `default` is what travels when the value
    is left out. `elsewhere` holds (mode, values that only it allows, keys that lead to it). `model` is
    the model's key, `places` maps each key of its requests to a pointer: the first place it has;
    `doubled` are the keys that have several.
    `pages` has the (fact, source) of keywords that another page states than `source`.
    """

    __slots__ = (
        "because", "default", "doubled", "elsewhere", "fact", "fewest_sure", "fine", "kind", "mode",
        "model", "most_sure", "pages", "path", "places", "source",
    )  # fmt: skip

    def __init__(
        self,
        path: str,
        kind: Kind,
        *,
        source: str,
        fact: str = "",
        mode: str = "",
        because: str = "",
        default: Any = None,
        elsewhere: tuple[tuple[str, tuple[Any, ...], tuple[str, ...]], ...] = (),
        model: str = "",
        places: dict[str, str] | None = None,
        doubled: AbstractSet[str] = frozenset(),
        pages: dict[str, tuple[str, str]] | None = None,
    ) -> None:
        self.path: str = path
        self.kind: Kind = kind
        self.fine: Container[Any] = kind.fine
        fewest, most = kind.sure_counts()
        self.fewest_sure: float = fewest
        self.most_sure: float = most
        self.source: str = source
        self.fact: str = fact
        self.mode: str = mode
        self.because: str = because
        self.default: Any = default
        self.elsewhere: tuple[tuple[str, tuple[Any, ...], tuple[str, ...]], ...] = elsewhere
        self.model: str = model
        self.places: dict[str, str] | None = places
        self.doubled: AbstractSet[str] = doubled
        self.pages: dict[str, tuple[str, str]] | None = pages

    def concerns(self) -> tuple[tuple[str, ...], ...]:
        """Of a rule about several params that is noted at the whole document: the keys that lead to each."""
        return ()

    def with_names(self, name: Callable[[tuple[str, ...]], tuple[str, ...]]) -> Self:
        """The rule whose texts name other params as `name` does: here those that decide the mode."""
        if not (self.because or self.elsewhere):
            return self
        from copy import copy

        made, places = copy(self), self.places or {}
        words = self.because.split(" ")
        made.because = " ".join(
            dotted_path(name(tuple(steps(one)))) if one[:1] == "/" else one for one in words
        )
        made.elsewhere = tuple(
            (
                mode,
                theirs,
                tuple(dotted_path(name(tuple(steps(places.get(key, f"/{key}"))))) for key in keys),
            )
            for mode, theirs, keys in self.elsewhere
        )
        return made

    def statement(self, keyword: str) -> tuple[str, str]:
        """The fact behind the keyword, and the page that states it."""
        usual = (self.fact, self.source)
        return usual if self.pages is None else self.pages.get(keyword, usual)

    def missing(self, out: Violations, at: tuple[int, ...] = ()) -> list[Violation]:
        """Notes that the value is required and not there."""
        return note(out, self, "required", None, at)

    def report(self, out: Violations, value: Any, at: tuple[int, ...] = ()) -> Violations:
        """Notes every limit that `value` breaks; returns `out`, made if need be."""
        for keyword in self.kind.broken_keywords(value):
            if out is None:
                out = [Violation((self, keyword, value, at))]
            else:
                out.append(Violation((self, keyword, value, at)))
        return out

    def inside_dict(
        self, out: Violations, value: Any, at: tuple[int, ...] = ()
    ) -> tuple[Violations, Any]:
        """The same of what has to be an object, and what to walk: EMPTY where it is none."""
        return self.report(out, value, at), EMPTY if no_dict(value) else value

    def inside_list(
        self, out: Violations, value: Any, at: tuple[int, ...] = ()
    ) -> tuple[Violations, Any]:
        """The same of what has to be a list."""
        return self.report(out, value, at), EMPTY if no_list(value) else value

    def walk(
        self, out: Violations, values: Any, element: Rule, at: tuple[int, ...] = ()
    ) -> Violations:
        """Notes what is wrong with a list and, by the rule `element`, with everything in it."""
        if values.__class__ is not list or not self.fewest_sure <= len(values) <= self.most_sure:
            out = self.report(out, values, at)
        if isinstance(values, list):
            fine = element.fine
            for index, value in enumerate(values):  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
                if value.__class__ is not str or value not in fine:  # pyright: ignore[reportUnknownMemberType]
                    out = element.report(out, value, (*at, index))
        return out

    def extra(self, out: Violations, body: dict[Any, Any], at: tuple[int, ...] = ()) -> Violations:
        """Notes every key of the object `body` that its kind does not know."""
        for key in self.kind.unknown_keys(body):
            out = note(out, self, "additionalProperties", key, at)
        return out

    def message(self, keyword: str, value: Any) -> str:
        """One line that says what is wrong with `value`."""
        if keyword == "required":
            return "is required and missing"
        return self.kind.message(keyword, value, self)

    def suggestion(self, keyword: str, value: Any) -> str | None:
        """What would be right, or None when there is nothing to say."""
        if keyword == "required":
            return f"add {self.kind.to_add(self)}"
        if keyword == "type" and value is None:
            return "leave it out"
        return self.kind.suggestion(keyword, value, self)

    def correction(self, keyword: str, value: Any) -> Suggestion | None:
        """What a value or a key was meant to be, or None where nothing clearly is meant."""
        if keyword in ("additionalProperties", "unseen"):
            return self.kind.key_correction(value, self) if isinstance(value, str) else None
        if keyword in ("required", "mode") or value is None:
            return None
        if keyword == "const" and value == self.model:
            return Suggestion(self.kind.choices[0], certain=True)
        if any(value in theirs for _, theirs, _ in self.elsewhere):
            return None
        return self.kind.correction(keyword, value)


class Absent(Rule):
    """A key that this mode does not take; `hint` says what would make it right."""

    __slots__ = ("hint",)

    def __init__(self, path: str, kind: Kind, *, hint: str, **facts: Any) -> None:
        super().__init__(path, kind, **facts)
        self.hint: str = hint

    def report(self, out: Violations, value: Any, at: tuple[int, ...] = ()) -> Violations:
        return note(out, self, "mode", value, at)

    def walk(
        self, out: Violations, values: Any, element: Rule, at: tuple[int, ...] = ()
    ) -> Violations:
        return self.report(out, values, at)

    def message(self, keyword: str, value: Any) -> str:
        return f"is not taken in {self.mode.replace('_', ' ')}"

    def suggestion(self, keyword: str, value: Any) -> str | None:
        return self.hint


def has(body: Any, *path: str) -> bool:
    """Whether the keys of `path` lead somewhere in `body`: what decides a mode below the top level."""
    for key in path:
        if (body.__class__ is not dict and no_dict(body)) or key not in body:
            return False
        body = body[key]  # pyright: ignore[reportUnknownVariableType]
    return True


def has_tag(value: Any, key: str, text: str) -> bool:
    """Whether `value` is an object that says `text` at `key`."""
    try:
        return bool(value[key] == text)
    except (TypeError, KeyError, IndexError):
        return False


def no_dict(value: Any) -> bool:
    """Whether `value` is not a dictionary; a validator asks it of what is none of the plain class."""
    return not isinstance(value, dict)


def no_list(value: Any) -> bool:
    """Whether `value` is not a list."""
    return not isinstance(value, list)
