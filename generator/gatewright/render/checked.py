"""What the template of a validator needs: a guard and a rule for each value, in a tree.

A *guard* is a cheap expression that is false only for values that are certainly right; whatever it is
true for goes to a rule of `runtime.rules.rule`. So a guard may be too careful, never too trusting.

Where modes differ, the variable `m` of the validator holds the number of the mode.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile

from ..ir import Provenance
from ..runtime.rules.kinds.base import Kind
from .fine import FineTable
from .flags import FlagCondition
from .literals import inline


@dataclass(frozen=True, slots=True)
class ValueCheck:
    """The guard and the rule of one value."""

    rule: str
    """The key of its rule."""
    kind: Kind
    fine: str = ""
    """The expression for what certainly is right."""
    known: str = ""
    """The constant for the keys of an object, where it takes no others."""
    keys: tuple[CheckedKey, ...] = ()
    item: ValueCheck | None = None
    members: tuple[ValueCheck, ...] = ()
    """Of a value of several kinds: the checks of those that have something inside."""
    by_mode: tuple[tuple[str, Kind | None, str], ...] = ()
    """(condition, what it is, what is right) where modes differ; None: it has to be left out."""
    identity: bool = False
    """Whether it is the model's id."""

    @property
    def rule_expression(self) -> str:
        """The expression for its rule: that of the mode where modes differ."""
        key = inline(self.rule)
        return f"rule[m, {key}]" if self.by_mode else f"rule[{key}]"

    @property
    def walks(self) -> str:
        """What the validator walks inside the value: ``keys``, ``items`` or nothing."""
        empty = self.kind.walks == "keys" and not (self.known or self.keys)
        return "" if self.each or self._left_out or empty else self.kind.walks

    @property
    def each(self) -> bool:
        """Whether it is a list of values with nothing inside, which its rule walks itself."""
        return self.kind.walks == "items" and self.item is not None and not self.item.kind.walks

    @property
    def _left_out(self) -> bool:
        return bool(self.by_mode) and all(kind is None for _, kind, _ in self.by_mode)

    @property
    def empties(self) -> bool:
        """Whether an object inside is walked as empty where it is not there, or not what it has to be."""
        return any(
            key.flat or check.empties for key in self.keys for _, check in key.checks
        ) or any(check.empties for check in (*self.members, *([self.item] if self.item else ())))

    @property
    def is_tagged(self) -> bool:
        """Whether an object inside is told from others by a fixed text."""
        several = sum(one.kind.tagged_by() is not None for one in self.members) > 1
        inner = (check for key in self.keys for _, check in key.checks)
        below = (*inner, *self.members, *([self.item] if self.item else ()))
        return several or any(check.is_tagged for check in below)

    @property
    def value_class(self) -> str:
        """The class of Python that a value with something inside has."""
        return "dict" if self.kind.walks == "keys" else "list"

    @property
    def at_once(self) -> bool:
        """Whether the value may be taken where the first guard names it."""
        return not self.by_mode and (self.identity or self.kind.guards_once)

    def guards_of(self, place: str, var: str) -> list[str]:
        """The guards, the first of which takes the value at `place` into `var`."""
        return [*self.guards(f"({var} := {place})")[:1], *self.guards(var)[1:]]

    def guards(self, var: str) -> list[str]:
        """Conditions of which one is true for every wrong value of `var`, and for some that are right.

        Empty when the rule has to look at every value.
        """
        if self.each:
            return []
        if self.identity:
            return [f"{var} != rule.id"]
        if not self.by_mode:
            return self.kind.guards(var, self.fine, inline)
        # The rule of a mode looks at every value where there is no guard. A list needs none then.
        found = [
            (condition, [] if kind is None else kind.guards(var, fine, inline))
            for condition, kind, fine in self.by_mode
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
    def flat(self) -> bool:
        """Whether its value is an object in every mode."""
        return len(self.checks) == 1 and self.checks[0][1].walks == "keys"

    @property
    def brief(self) -> bool:
        """Whether its value has nothing inside, and guards that can take it."""
        ((_, check), *others) = self.checks
        inside = check.kind.walks or check.item is not None
        return not others and not inside and check.at_once and bool(check.guards("v"))


@dataclass(slots=True)
class ValidatorPlan:
    """Everything the template of a validator needs."""

    data: dict[str, object] = field(default_factory=dict[str, object])
    """The rules, for the data of the package."""
    stated: list[Provenance] = field(default_factory=list[Provenance])
    """Where each of their sources comes from."""
    tables: list[tuple[str, FineTable]] = field(default_factory=list[tuple[str, FineTable]])
    """(constant, its value): the keys of objects, and what is right where that is long."""
    modes: list[tuple[str, list[FlagCondition]]] = field(
        default_factory=list[tuple[str, list[FlagCondition]]]
    )
    """(name, conditions that all hold) of each mode, the last without; empty where none matters."""
    imports: list[tuple[str, list[str]]] = field(default_factory=list[tuple[str, list[str]]])
    """(module below the runtime's rules, names to import from it)."""
    root: ValueCheck = field(init=False)
