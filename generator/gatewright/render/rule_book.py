"""The rules of one validator as constants, and what these name: pages and kinds."""

from __future__ import annotations

from typing import Any

from ..ir import Provenance
from ..names import constant
from ..runtime.rules.kinds.base import Kind
from ..runtime.rules.origins import Origins
from ..runtime.rules.pointers import pointer
from .literals import Construction, Identifier
from .provenances import source_text

KeywordArguments = tuple[tuple[str, object], ...]


class RuleBook:
    """Collects rules; each gets a constant that no other has."""

    def __init__(self) -> None:
        self.rules: list[tuple[str, Construction]] = []
        self.sources: list[str] = []
        self.kinds: set[str] = set()
        """The classes of kinds that the rules name."""
        self._taken: set[str] = {"EMPTY"}
        self._origins = Origins()

    def rule(self, path: tuple[str, ...], kind: Kind, given: KeywordArguments) -> str:
        """The constant of the rule of a value."""
        return self._stored(path, Construction("rule", (pointer(path), self.kind(kind)), given))

    def in_modes(
        self, path: tuple[str, ...], taken: dict[int, tuple[Kind, KeywordArguments]]
    ) -> str:
        """The constant of the rules of a value, one for each mode; `taken`: what some modes take."""
        cases: list[tuple[Kind, KeywordArguments, list[int]]] = []
        for number, (kind, given) in taken.items():
            same = next((case for case in cases if case[:2] == (kind, given)), None)
            if same is None:
                cases.append(same := (kind, given, []))
            same[2].append(number)
        shared = [one for one in cases[0][1] if all(one in given for _, given, _ in cases)]
        written: list[tuple[object, ...]] = []
        for kind, given, numbers in cases:
            own = {name: value for name, value in given if (name, value) not in shared}
            written.append((self.kind(kind), *numbers, *([own] if own else [])))
        call = Construction("rule.in_modes", (pointer(path), *written), tuple(shared))
        return self._stored(path, call)

    def _stored(self, path: tuple[str, ...], call: Construction) -> str:
        """Stores rules under the shortest free name: their key, else their path; the same once."""
        known = next((name for name, other in self.rules if other == call), None)
        if known is not None:
            return known
        parts = ["item" if part == "*" else part for part in path] or ["body"]
        names = [constant("_".join(parts[start:])) for start in range(len(parts) - 1, -1, -1)]
        name = self.free(next((one for one in names if one not in self._taken), names[-1]))
        self.rules.append((name, call))
        return name

    def free(self, name: str) -> str:
        """`name`, with a sign more where a rule has it."""
        while name in self._taken:
            name += "_"
        self._taken.add(name)
        return name

    def kind(self, kind: Kind) -> Construction:
        """The construction of a kind."""
        made = type(kind)
        self.kinds.add(made.__name__)
        given = ((name, self._setting(value)) for name, value in kind.settings().items())
        return Construction(made.__name__, (), tuple(given))

    def kind_at(self, path: str, kind: Kind) -> Construction | Identifier:
        """The kind of a value; where the rule at that path has the same, that one."""
        made = self.kind(kind)
        same = (
            name for name, call in self.rules if call.name == "rule" and call.args == (path, made)
        )
        name = next(same, None)
        return made if name is None else Identifier(f"{name}.kind")

    def _setting(self, value: Any) -> Any:
        """A setting of a kind; one that is kinds itself as constructions."""
        if isinstance(value, Kind):
            return self.kind(value)
        return tuple(map(self._setting, value)) if isinstance(value, tuple) else value  # pyright: ignore[reportUnknownArgumentType]

    def page(self, provenance: Provenance) -> Identifier:
        """The text of a source, as the maker of rules has it."""
        return Identifier(f"rule.sources[{self.source(provenance)}]")

    def source(self, provenance: Provenance) -> int:
        """The number of a source among those of the model."""
        text = source_text(provenance)
        if text not in self.sources:
            self.sources.append(text)
        return self.sources.index(text)

    def origin(self, path: tuple[str, ...], fact: str, provenance: Provenance) -> KeywordArguments:
        """The fact and the source of a rule, where they are not what `Rules` takes them to be."""
        source, place = self.source(provenance), pointer(path)
        usual = self._origins.usual(place)
        self._origins.note(place, fact, source)
        return (
            *(() if usual[0] == fact else (("fact", fact),)),
            *(() if usual[1] == source else (("source", source),)),
        )
