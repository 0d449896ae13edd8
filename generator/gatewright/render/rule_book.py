"""The rules of one validator as constants, and what these name: pages and kinds."""

from __future__ import annotations

from typing import Any

from ..ir import Provenance
from ..names import constant
from ..runtime.rules.kinds.base import Kind
from ..runtime.rules.pointers import pointer
from .checked import ValueCheck
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
        self._taken: set[str] = {"UNLISTED"}

    def rule(self, path: tuple[str, ...], mode: str, kind: Kind, given: KeywordArguments) -> str:
        """The constant of the rule of a value."""
        return self._stored(path, mode, Construction("rule", self._what(path, kind), given))

    def absent(
        self, path: tuple[str, ...], mode: str, kind: Kind, given: KeywordArguments
    ) -> ValueCheck:
        """The check of a value that has to be left out in `mode`."""
        call = Construction("rule.absent", self._what(path, kind), given)
        return ValueCheck(self._stored(path, mode, call), kind, absent=True)

    def _what(self, path: tuple[str, ...], kind: Kind) -> tuple[object, ...]:
        return pointer(path), self.kind(kind)

    def _stored(self, path: tuple[str, ...], mode: str, call: Construction) -> str:
        """Stores a rule under the shortest free name: its key, else its path."""
        parts = ["item" if part == "*" else part for part in path] or ["body"]
        suffix = [mode] if mode else []
        names = [
            constant("_".join([*parts[start:], *suffix])) for start in range(len(parts) - 1, -1, -1)
        ]
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
        source = self.source(provenance)
        key = next((part for part in reversed(path) if part != "*"), None)
        usual = key is not None and fact == f"params.{key}"
        return (
            *(() if usual else (("fact", fact),)),
            *((("source", source),) if source else ()),
        )
