"""The rules of one validator as data, each under a key, and the sources that they name."""

from __future__ import annotations

from typing import Any

from ..ir import Provenance
from ..runtime.rules.kinds.base import Kind
from ..runtime.rules.making import KIND, OBJECT, Origins, keys_inside, short_key
from ..runtime.rules.pointers import pointer
from .provenances import source_text

RuleEntry = dict[str, Any]
"""What the rule of a value says beside its kind."""


class RuleBook:
    """Collects rules; each gets a key that no other has."""

    def __init__(self, identity: str) -> None:
        """`identity` is the model's id, which the rules do not repeat."""
        self.rules: dict[str, list[Any]] = {}
        """Key → [path, kind or cases, what the rule says beside it]."""
        self.sources: list[str] = []
        self.stated: list[Provenance] = []
        """Where each of `sources` comes from."""
        self._identity = identity
        self._origins = Origins()

    def rule(self, path: tuple[str, ...], kind: Kind, given: RuleEntry) -> str:
        """The key of the rule of a value."""
        made = kind_data(kind)
        if given.get("fact") == "id" and made.get("const") == self._identity:
            del made["const"]
        return self._store_rule([pointer(path), made, given])

    def in_modes(self, path: tuple[str, ...], taken: dict[int, tuple[Kind, RuleEntry]]) -> str:
        """The key of the rules of a value, one for each mode; `taken`: what some modes take."""
        cases: list[tuple[Kind, RuleEntry, list[int]]] = []
        for number, (kind, given) in taken.items():
            same = next((case for case in cases if case[:2] == (kind, given)), None)
            if same is None:
                cases.append(same := (kind, given, []))
            same[2].append(number)
        shared = {
            name: value
            for name, value in cases[0][1].items()
            if all(name in given and given[name] == value for _, given, _ in cases)
        }
        written: list[list[Any]] = []
        for kind, given, numbers in cases:
            own = {name: value for name, value in given.items() if name not in shared}
            written.append([kind_data(kind), numbers, *([own] if own else [])])
        return self._store_rule([pointer(path), written, shared])

    def _store_rule(self, entry: list[Any]) -> str:
        """Stores a rule, the same once; returns its key."""
        known = next((key for key, other in self.rules.items() if other == entry), None)
        if known is None:
            known = short_key(entry[0], self.rules)
            self.rules[known] = entry
        return known

    def kind_at(self, path: str, kind: Kind) -> Any:
        """The kind of a value as data; where a rule at that path has the same, the key of that."""
        made = kind_data(kind)
        return next((key for key, one in self.rules.items() if one[:2] == [path, made]), made)

    def source(self, provenance: Provenance) -> int:
        """The number of a source among those of the model."""
        text = source_text(provenance)
        if text not in self.sources:
            self.sources.append(text)
            self.stated.append(provenance)
        return self.sources.index(text)

    def origin(self, path: tuple[str, ...], fact: str, provenance: Provenance) -> RuleEntry:
        """The fact and the source of a rule, where they do not follow from the value around it."""
        source, place = self.source(provenance), pointer(path)
        usual = self._origins.usual(place)
        self._origins.note(place, fact, source)
        return {
            **({} if usual[0] == fact else {"fact": fact}),
            **({} if usual[1] == source else {"source": source}),
        }

    def data(self) -> list[list[Any]]:
        """The rules as the data of the package has them; their keys follow from their order."""
        inside = keys_inside(path for path, *_ in self.rules.values())
        return [
            [path, _shorten_kind(kind, inside.get(path, [])), *([given] if given else [])]
            for path, kind, given in self.rules.values()
        ]


def _shorten_kind(kind: Any, keys: list[str]) -> Any:
    """A kind without the keys that follow from the rules inside, and as its name where nothing is left."""
    if isinstance(kind, list):
        return kind  # pyright: ignore[reportUnknownVariableType]
    left: dict[str, Any] = {
        name: value
        for name, value in kind.items()
        if kind[KIND] != OBJECT or name != "keys" or value != keys
    }
    return left[KIND] if len(left) == 1 else left


def kind_data(kind: Kind) -> dict[str, Any]:
    """A kind as data."""
    settings = {name: _setting(value) for name, value in kind.settings().items()}
    return {KIND: type(kind).__name__, **settings}


def _setting(value: Any) -> Any:
    """A setting of a kind; one that is kinds itself as data."""
    if isinstance(value, Kind):
        return kind_data(value)
    return list(map(_setting, value)) if isinstance(value, tuple) else value  # pyright: ignore[reportUnknownArgumentType]
