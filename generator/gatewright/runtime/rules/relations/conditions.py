"""When a rule between params holds: what other params are, or whether they are there."""

from __future__ import annotations

from ..messages import join_words, show_value
from ..pointers import EACH, dotted_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..kinds.base import Kind

MISSING = object()
"""Stands for a value that is not there."""
_MOST = 4
"""Other values that a way out names at most."""


def value_at(body: Any, path: tuple[str, ...]) -> Any:
    """What the keys of `path` lead to in `body`, or MISSING."""
    for key in path:
        if not isinstance(body, dict) or key not in body:
            return MISSING
        body = body[key]  # pyright: ignore[reportUnknownVariableType]
    return body  # pyright: ignore[reportUnknownVariableType]


def has_room(body: Any, path: tuple[str, ...]) -> bool:
    """Whether a value can be put at `path`: nothing but objects is on the way there, as far as anything is."""
    for key in path[:-1]:
        if not isinstance(body, dict):
            return False
        if key not in body:
            return True
        body = body[key]  # pyright: ignore[reportUnknownVariableType]
    return isinstance(body, dict)


def equal(one: Any, other: Any) -> bool:
    """Equality as JSON has it: 1 is 1.0, but true is not 1."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    return bool(one == other)


def schema_at(path: tuple[str, ...], schema: Any) -> dict[str, Any]:
    """A schema of bodies in which `schema` holds for what stands at `path`."""
    for key in reversed(path):
        schema = {"properties": {key: schema}}
    return dict(schema)


def has_schema(path: tuple[str, ...]) -> dict[str, Any]:
    """A schema of bodies in which something stands at `path`."""
    found: dict[str, Any] = {"required": [path[-1]]}
    if path[:-1]:
        found = {"type": "object", **found}
    for key in reversed(path[:-1]):
        found = {"type": "object", "required": [key], "properties": {key: found}}
    return found


def no_two(places: tuple[tuple[str, ...], ...]) -> dict[str, Any]:
    """A schema of bodies in which something stands at one of `places` at most."""
    from itertools import combinations

    pairs = combinations([has_schema(place) for place in places], 2)
    return {"not": {"anyOf": [{"allOf": list(pair)} for pair in pairs]}}


class Is:
    """A param is one of `values`; `otherwise` says whether one that is left out is.

    `others` are the values that it may have instead, or None where they cannot be listed.
    """

    __slots__ = ("others", "otherwise", "path", "values")

    def __init__(
        self,
        path: tuple[str, ...],
        values: tuple[Any, ...],
        otherwise: bool = False,
        others: tuple[Any, ...] | None = None,
    ) -> None:
        self.others: tuple[Any, ...] | None = others
        self.path: tuple[str, ...] = path
        self.values: tuple[Any, ...] = values
        self.otherwise: bool = otherwise

    def holds(self, body: Any) -> bool:
        """Whether it is so in `body`."""
        if EACH in self.path:
            outer, inner = self._split_at_list()
            elements = value_at(body, outer)
            return isinstance(elements, list) and any(map(inner.holds, elements))  # pyright: ignore[reportUnknownArgumentType]
        value = value_at(body, self.path)
        if value is MISSING:
            return self.otherwise
        return any(equal(value, one) for one in self.values)

    def schema(self) -> dict[str, Any]:
        """A schema of the bodies in which it is so."""
        if EACH in self.path:
            outer, inner = self._split_at_list()
            some = {"type": "array", "contains": element_schema((inner,))}
            return {"allOf": [has_schema(outer), schema_at(outer, some)]}
        there = schema_at(self.path, {"enum": list(self.values)})
        if self.otherwise:
            return there
        return {"allOf": [has_schema(self.path), there]}

    def words(self) -> str:
        """It in words: ``resolution is 1080p``."""
        return f"{dotted_path(self.path)} is {join_words(tuple(map(value_in_words, self.values)))}"

    def remedy(self) -> str:
        """What makes it so."""
        return (
            f"set {dotted_path(self.path)} to {join_words(tuple(map(value_in_words, self.values)))}"
        )

    def way_out(self) -> str:
        """What makes it not so; empty where nothing does."""
        name = dotted_path(self.path)
        if self.others is None:
            return f"choose another {name}"
        if not self.others:
            return "" if self.otherwise else f"leave out {name}"
        some = join_words(tuple(map(value_in_words, self.others[:_MOST])))
        if len(self.others) > _MOST:
            return f"choose another {name} such as {some}"
        return f"set {name} to {some}"

    def at(self, path: tuple[str, ...]) -> Is:
        """The same of what stands at `path`."""
        return Is(path, self.values, self.otherwise, self.others)

    def _split_at_list(self) -> tuple[tuple[str, ...], Is]:
        """Where the list is, and the condition of its elements."""
        at = self.path.index(EACH)
        return self.path[:at], Is(self.path[at + 1 :], self.values, self.otherwise)


def is_one(body: Any, values: tuple[Any, ...], otherwise: bool, *path: str) -> bool:
    """Whether what stands at `path` is one of `values`: what decides a mode by a value."""
    return Is(path, values, otherwise).holds(body)


class There:
    """A param is there, or where `there` is False, is not."""

    __slots__ = ("path", "there")

    def __init__(self, path: tuple[str, ...], there: bool = True) -> None:
        self.path: tuple[str, ...] = path
        self.there: bool = there

    def holds(self, body: Any) -> bool:
        """Whether it is so in `body`."""
        return (value_at(body, self.path) is not MISSING) is self.there

    def schema(self) -> dict[str, Any]:
        """A schema of the bodies in which it is so."""
        return has_schema(self.path) if self.there else {"not": has_schema(self.path)}

    def words(self) -> str:
        """It in words: ``image_url is there``."""
        return f"{'.'.join(self.path)} is {'there' if self.there else 'not there'}"

    def remedy(self) -> str:
        """What makes it so."""
        return f"{'add' if self.there else 'leave out'} {'.'.join(self.path)}"

    def way_out(self) -> str:
        """What makes it not so."""
        return f"{'leave out' if self.there else 'add'} {'.'.join(self.path)}"

    def at(self, path: tuple[str, ...]) -> There:
        """The same of what stands at `path`."""
        return There(path, self.there)


Clause = Is | There


def all_schema(clauses: tuple[Clause, ...]) -> dict[str, Any]:
    """A schema of the bodies in which every clause is so."""
    parts = [clause.schema() for clause in clauses]
    return parts[0] if len(parts) == 1 else {"allOf": parts}


def element_schema(clauses: tuple[Is, ...]) -> dict[str, Any]:
    """A schema of the elements in which every clause is so; what is not an object has no keys."""
    found = all_schema(clauses)
    return found if all(one.otherwise for one in clauses) else {"type": "object", **found}


def all_words(clauses: tuple[Clause, ...]) -> str:
    """Every clause in words."""
    return " and ".join(clause.words() for clause in clauses)


def value_in_words(value: Any) -> str:
    """A value of a condition as a sentence has it."""
    return value if isinstance(value, str) else show_value(value)


def other_values(kinds: tuple[Kind, ...], values: tuple[Any, ...]) -> tuple[Any, ...] | None:
    """What a param may be that is none of `values`; None where it cannot be listed. It is one of `kinds`."""
    found: list[Any] = []
    for kind in kinds:
        choices = (True, False) if kind.json_type == "boolean" else kind.choices
        if not choices:
            return None
        found += [
            one for one in choices if not any(equal(one, other) for other in (*values, *found))
        ]
    return tuple(found) if kinds else None


def or_else(hint: str | None, clauses: tuple[Clause, ...]) -> str | None:
    """What would be right, or else what makes one of the `clauses` not so."""
    out = next(filter(None, (clause.way_out() for clause in clauses)), None)
    return f"{hint}, or {out}" if hint and out else hint or out
