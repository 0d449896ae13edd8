"""What the template of a validator needs: a guard and a rule for each value, in a tree.

A *guard* is a cheap expression that is false only for values that are certainly right; whatever it is
true for goes to a rule of `runtime.rules.rule`. So a guard may be too careful, never too trusting.

Where modes differ, the variable `m` of the validator holds the number of the mode.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile

from ..runtime.rules.kinds.base import Kind
from .flags import FlagCondition
from .literals import Construction, Identifier, inline


@dataclass(frozen=True, slots=True)
class ValueCheck:
    """The guard and the rule of one value."""

    rule: str
    """The expression for its rule: a constant, with ``[m]`` where it has one for each mode."""
    kind: Kind
    keys: tuple[CheckedKey, ...] = ()
    item: ValueCheck | None = None
    members: tuple[ValueCheck, ...] = ()
    """Of a value of several kinds: the checks of those that have something inside."""
    by_mode: tuple[tuple[str, Kind | None], ...] = ()
    """(condition, what it is) where modes differ; None: it has to be left out."""

    @property
    def always(self) -> int:
        """How many keys every mode requires. The validator counts from this number."""
        return sum(key.always for key in self.keys)

    @property
    def walks(self) -> str:
        """What the validator walks inside the value: ``keys``, ``items`` or nothing."""
        if (
            self.each
            or self._left_out
            or (self.kind.walks == "keys" and self.kind.open and not self.keys)
        ):
            return ""
        return self.kind.walks

    @property
    def each(self) -> bool:
        """Whether it is a list of values with nothing inside, which its rule walks itself."""
        return self.kind.walks == "items" and self.item is not None and not self.item.kind.walks

    @property
    def _left_out(self) -> bool:
        return bool(self.by_mode) and all(kind is None for _, kind in self.by_mode)

    @property
    def empties(self) -> bool:
        """Whether something inside is walked as empty where it is not there, or not what it has to be."""
        return any(
            check.walks == "items"
            or (check.walks == "keys" and len(key.checks) == 1)
            or check.empties
            for key in self.keys
            for _, check in key.checks
        ) or any(check.empties for check in (*self.members, *([self.item] if self.item else ())))

    @property
    def made(self) -> str:
        """The class of Python that a value with something inside has."""
        return "dict" if self.kind.walks == "keys" else "list"

    def guards(self, var: str) -> list[str]:
        """Conditions of which one is true for every wrong value of `var`, and for some that are right.

        Empty when the rule has to look at every value.
        """
        fine = f"{self.rule}.fine"
        if self.each:
            return []
        if not self.by_mode:
            return self.kind.guards(var, fine, inline)
        # The rule of a mode looks at every value where there is no guard. A list needs none then.
        found = [
            (condition, [] if kind is None else kind.guards(var, fine, inline))
            for condition, kind in self.by_mode
        ]
        if self.walks:
            return _in_each([], found)
        always = [condition for condition, guards in found if not guards]
        return _in_each(always, [one for one in found if one[1]])


def _in_each(always: list[str], found: list[tuple[str, list[str]]]) -> list[str]:
    """Joins the guards of modes: what all of them ask stands once, before what one of them asks."""
    if "" in always or not found:
        return []
    shared = _start([guards for _, guards in found])
    own: list[str] = []
    for condition, guards in found:
        rest = guards[len(shared) :]
        if rest:
            joined = " or ".join(rest)
            asked = f"({joined})" if len(rest) > 1 else joined
            own.append(f"({condition} and {asked})" if condition else asked)
    return [*always, *shared, *own]


def _start(found: list[list[str]]) -> list[str]:
    """What all of the lists begin with."""
    same = takewhile(lambda row: len(set(row)) == 1, zip(*found, strict=False))
    return [row[0] for row in same]


@dataclass(frozen=True, slots=True)
class CheckedKey:
    """A key of an object, with its check in each mode."""

    wire: str
    checks: tuple[tuple[str, ValueCheck], ...]
    """(condition, check): the first whose condition holds; the empty one is every other mode."""
    when: str | None
    """The condition under which it has to be there; empty: always, None: never."""

    @property
    def always(self) -> bool:
        """Whether every mode requires the key."""
        return self.when == ""


@dataclass(slots=True)
class ValidatorPlan:
    """Everything the template of a validator needs."""

    model: str
    """The model's key."""
    rules: list[tuple[str, Construction]] = field(default_factory=list[tuple[str, Construction]])
    sources: list[str] = field(default_factory=list[str])
    modes: list[tuple[str, list[FlagCondition]]] = field(
        default_factory=list[tuple[str, list[FlagCondition]]]
    )
    """(name, conditions that all hold) of each mode, the last without; empty where none matters."""
    why: dict[str, tuple[object, ...]] = field(default_factory=dict[str, tuple[object, ...]])
    """Mode → what makes a request one of it, and the keys for it; for the same modes."""
    between: list[tuple[str, Construction]] = field(default_factory=list[tuple[str, Construction]])
    """(constant, rule) of what params ask of each other."""
    unlisted: tuple[str, ...] = ()
    """The rules of what may be there without being listed."""
    imports: list[tuple[str, list[str]]] = field(default_factory=list[tuple[str, list[str]]])
    """(module below the runtime's rules, names to import from it)."""
    root: ValueCheck = field(init=False)

    @property
    def maker(self) -> Construction:
        """What makes the rules: it knows the model, its pages and its modes."""
        modes = (("modes", self.why),) if self.why else ()
        return Construction("Rules", (self.model, *self.sources), modes)

    @property
    def noticing(self) -> Construction:
        """What finds the values of a body `b` that nobody lists."""
        return Construction("unlisted", tuple(map(Identifier, ("b", *self.unlisted))))
