"""Makes the rules of one model from its data: what most of them share is said once there."""

from __future__ import annotations

from importlib import import_module

from . import kinds
from .pointers import EACH, pointer, steps
from .relations.conditions import Is, There, other_values
from .rule import Absent, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from typing import Any

    from .kinds.base import Kind
    from .relations.base import Relation

KIND, IS, THERE = "kind", "is", "there"
"""The key that tells what an object of the data is made into."""
OBJECT = "Object"
"""The kind whose keys follow from the rules inside it, where they are not said."""
IDENTITY = "id"
"""The fact of the key that carries the model's id."""
UPLOADS = "uploads"
"""The fact of a model's files, and the beginning of the facts of an item in requests."""


class MadeRules:
    """`rules` by their keys, with the number of a mode before it where a rule is of one.

    `relations` are what params ask of each other; `unlisted` find what is taken though no page lists it.
    """

    __slots__ = ("relations", "rules", "unlisted")

    def __init__(self) -> None:
        self.rules: dict[str | tuple[int, str], Rule] = {}
        self.relations: list[Relation] = []
        self.unlisted: list[Rule] = []

    def kinds_at(self, path: str) -> tuple[Kind, ...]:
        """What a value at the JSON Pointer `path` may be in the modes that take it."""
        return tuple(
            one.kind
            for one in self.rules.values()
            if one.path == path and not isinstance(one, Absent)
        )


def made_rules(data: dict[str, Any], id: str) -> MadeRules:
    """The rules of the model `id`.

    `data` has its ``key``, its ``sources``, the ``rules`` in order and, where there are some, ``modes``
    (name → what makes a request one of it, then the keys that do), ``between`` and ``unlisted``.
    """
    making, made = _Making(data, id), MadeRules()
    making.keys = keys_inside(path for path, *_ in data["rules"])
    keys: set[str] = set()
    for path, kind, *rest in data["rules"]:
        given: dict[str, Any] = dict(rest[0]) if rest else {}
        key = short_key(path, keys)
        keys.add(key)
        if kind.__class__ is list:
            of_modes = making.in_modes(path, kind, given)
            made.rules |= {(mode, key): rule for mode, rule in enumerate(of_modes)}
        else:
            made.rules[key] = making.rule(path, kind, given)
    for word, path, kind, settings, source, fact in data.get("between", ()):
        made.relations.append(
            _relation(word)(
                path,
                made.rules[kind].kind if isinstance(kind, str) else _value(kind),
                source=making.sources[source],
                fact=fact,
                **{name: _value(one) for name, one in settings.items()},
            )
        )
    for relation in made.relations:
        for clause in getattr(relation, "clauses", ()):
            if isinstance(clause, Is):
                clause.others = other_values(made.kinds_at(pointer(clause.path)), clause.values)
    made.unlisted += [
        made.rules[key] if key in made.rules else made.rules[mode, key]
        for key, mode in data.get("unlisted", ())
    ]
    return made


def keys_inside(paths: Iterable[str]) -> dict[str, list[str]]:
    """JSON Pointer of each object → its keys, in the order of the pointers of their rules."""
    found: dict[str, list[str]] = {}
    for path in dict.fromkeys(paths):
        if path:
            found.setdefault(path.rpartition("/")[0], []).append(steps(path)[-1])
    return found


def short_key(path: str, taken: Container[str]) -> str:
    """What a validator calls the rule at the JSON Pointer `path`: the last of its steps that tell it from `taken`.

    A rule at a pointer that several have gets a number behind it.
    """
    steps_of = path[1:].split("/")
    for start in range(len(steps_of) - 1, -1, -1):
        key = "/".join(steps_of[start:])
        if steps_of[start] != EACH and key not in taken:
            return key
    number = 2
    while f"{path}#{number}" in taken:
        number += 1
    return f"{path}#{number}"


class Origins:
    """The (fact, number of the page) of each pointer. What lies inside a value follows from it."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, int]] = {}

    def note(self, path: str, fact: str, page: int) -> None:
        """Notes what is behind the value at `path`, unless it is known."""
        self._known.setdefault(path, (fact, page))

    def usual(self, path: str) -> tuple[str, int]:
        """What is behind the value at `path`, going by the value around it."""
        around = path.rpartition("/")[0]
        fact, page = self._known.get(around, ("", 0))
        key = (steps(path) or [""])[-1]
        if not path or key == "*":
            return fact, page
        if fact.startswith(UPLOADS):
            return f"{UPLOADS}.item.{key}", page
        if fact.startswith("params."):
            return f"{fact}{'.items' if around.endswith('*') else ''}.fields.{key}", page
        return f"params.{key}", page


class _Making:
    """Makes single rules, in the order of the data."""

    def __init__(self, data: dict[str, Any], id: str) -> None:
        self.id = id
        self.model: str = data["key"]
        self.sources: list[str] = data["sources"]
        self.modes: list[tuple[str, tuple[str, ...]]] = [
            (name, tuple(why)) for name, why in data.get("modes", {}).items()
        ]
        self.origins = Origins()
        self.places: dict[str, str] = {}
        self.doubled: set[str] = set()
        self.keys: dict[str, list[str]] = {}

    def rule(self, path: str, kind: str | dict[str, Any], given: dict[str, Any]) -> Rule:
        """The rule at `path`.

        Left out, `fact` and `source` are those of the value around it, or the param of its key.
        """
        default = given.pop("default", None)
        settings: dict[str, Any] = {KIND: kind} if isinstance(kind, str) else dict(kind)
        if given.get("fact") == IDENTITY and len(settings) == 1:
            settings["const"] = self.id
        if settings[KIND] == OBJECT:
            settings.setdefault("keys", self.keys.get(path, []))
        return Rule(path, _value(settings), default=default, **self._at(path, **given))

    def in_modes(self, path: str, cases: list[Any], given: dict[str, Any]) -> list[Rule]:
        """The rules at `path`, one for each mode. A mode that no case names does not take the key.

        A case is a kind, the numbers of its modes, and a dictionary where it has something of its own.
        """
        taken: dict[int, tuple[Kind, dict[str, Any]]] = {}
        for kind, numbers, *own in cases:
            built = _value(kind)
            taken |= {number: (built, own[0] if own else {}) for number in numbers}
        names = ", ".join(self.modes[number][0] for number in sorted(taken))
        made: list[Rule] = []
        for number, (name, (because, *_)) in enumerate(self.modes):
            kind, own = taken.get(number) or next(iter(taken.values()))
            said: dict[str, Any] = {**given, **own}
            default = said.pop("default", None)
            mode: dict[str, Any] = {"mode": name, "because": because, **self._at(path, **said)}
            if number not in taken:
                made.append(Absent(path, kind, hint=f"leave it out; it is for {names}", **mode))
                continue
            elsewhere = self._elsewhere(number, taken)
            made.append(Rule(path, kind, default=default, elsewhere=elsewhere, **mode))
        return made

    def _elsewhere(
        self, number: int, taken: dict[int, tuple[Kind, Any]]
    ) -> tuple[tuple[str, tuple[Any, ...], tuple[str, ...]], ...]:
        """(mode, choices that only it allows, keys that make a request one of it) of other modes."""
        mine = taken[number][0].choices
        found = [
            (other, tuple(one for one in taken[other][0].choices if one not in mine))
            for other in sorted(taken)
        ]
        return tuple(
            (self.modes[other][0], extra, self.modes[other][1][1:])
            for other, extra in found
            if extra
        )

    def _at(
        self,
        path: str,
        fact: str | None = None,
        source: int | None = None,
        pages: dict[str, tuple[str, int]] | None = None,
    ) -> dict[str, Any]:
        """What any rule at `path` is given; notes where its key stands."""
        if path and not path.endswith("/*"):
            key, place = steps(path)[-1], path.replace("/*", "/0")
            if self.places.setdefault(key, place) != place:
                self.doubled.add(key)
        usual = self.origins.usual(path)
        fact, source = usual[0] if fact is None else fact, usual[1] if source is None else source
        self.origins.note(path, fact, source)
        said = {word: (one, self.sources[number]) for word, (one, number) in (pages or {}).items()}
        return {
            "source": self.sources[source],
            "fact": fact,
            "pages": said or None,
            "model": self.model,
            "places": self.places,
            "doubled": self.doubled,
        }


def _relation(word: str) -> type[Relation]:
    """The class of a relation: its file is loaded when one is there."""
    made: type[Relation] = getattr(
        import_module(f"{__package__}.relations.{word}"), word.title().replace("_", "")
    )
    return made


def _value(data: Any) -> Any:
    """A setting as its kind or relation takes it: lists become tuples, some objects what they stand for."""
    if isinstance(data, list):
        return tuple(map(_value, data))  # pyright: ignore[reportUnknownArgumentType]
    if not isinstance(data, dict):
        return data
    if IS in data:
        return Is(*map(_value, data[IS]))  # pyright: ignore[reportUnknownArgumentType]
    if THERE in data:
        return There(*map(_value, data[THERE]))  # pyright: ignore[reportUnknownArgumentType]
    settings: dict[str, Any] = {name: _value(one) for name, one in data.items() if name != KIND}  # pyright: ignore[reportUnknownVariableType]
    return getattr(kinds, str(data[KIND]))(**settings)  # pyright: ignore[reportUnknownArgumentType]
