"""What the template of a validator needs: a guard and a rule for each value, in a tree.

A *guard* is a cheap expression that is false only for values that are certainly right; whatever it is
true for goes to a rule of `runtime.rules.rule`. So a guard may be too careful, never too trusting.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ..runtime.rules.kinds.base import Kind
from .flags import FlagCondition
from .literals import Construction, Identifier, inline


@dataclass(frozen=True, slots=True)
class ValueCheck:
    """The guard and the rule of one value."""

    rule: str
    """The constant that holds its rule."""
    kind: Kind
    keys: tuple[CheckedKey, ...] = ()
    item: ValueCheck | None = None
    members: tuple[ValueCheck, ...] = ()
    """Of a value of several kinds: the checks of those that have something inside."""
    absent: bool = False

    @property
    def always(self) -> int:
        """How many keys every mode requires. The validator counts from this number."""
        return sum(key.always for key in self.keys)

    @property
    def walks(self) -> str:
        """What the validator walks inside the value: ``keys``, ``items`` or nothing."""
        if self.absent or (self.kind.walks == "keys" and self.kind.open and not self.keys):
            return ""
        return self.kind.walks

    @property
    def made(self) -> str:
        """The class of Python that a value with something inside has."""
        return "dict" if self.kind.walks == "keys" else "list"

    def guards(self, var: str) -> list[str]:
        """Conditions of which one is true for every wrong value of `var`, and for some that are right.

        Empty when the rule has to look at every value.
        """
        return [] if self.absent else self.kind.guards(var, f"{self.rule}.fine", inline)


@dataclass(frozen=True, slots=True)
class CheckedCase:
    """A key's check in the modes for which `flag` holds; the empty flag is every other mode."""

    flag: str
    check: ValueCheck
    required: bool


@dataclass(frozen=True, slots=True)
class CheckedKey:
    """A key of an object, with its check in each mode."""

    wire: str
    cases: tuple[CheckedCase, ...]

    @property
    def always(self) -> bool:
        """Whether every mode requires the key."""
        return len(self.cases) == 1 and self.cases[0].required

    @property
    def same(self) -> bool:
        """Whether the value is judged by one rule whatever the mode."""
        return all(case.check is self.cases[0].check for case in self.cases)

    @property
    def required_cases(self) -> tuple[tuple[list[str], str], ...]:
        """(conditions, rule): one of these has to hold for the key to be needed by that rule."""
        flags: dict[str, list[str]] = {}
        for case in (one for one in self.cases if one.required):
            flags.setdefault(case.check.rule, []).append(case.flag)
        return tuple((self._named(found), rule) for rule, found in flags.items())

    def _named(self, flags: list[str]) -> list[str]:
        """The flags; the empty one, every other mode, is said by those that it leaves out."""
        others = [case.flag for case in self.cases if case.flag not in ("", *flags)]
        return flags if "" not in flags else [" and ".join(f"not {flag}" for flag in others)]


@dataclass(slots=True)
class ValidatorPlan:
    """Everything the template of a validator needs."""

    model: str
    """The model's key."""
    rules: list[tuple[str, Construction]] = field(default_factory=list[tuple[str, Construction]])
    sources: list[str] = field(default_factory=list[str])
    flags: list[tuple[str, list[FlagCondition]]] = field(
        default_factory=list[tuple[str, list[FlagCondition]]]
    )
    """(variable, conditions that all hold) of each mode that makes a difference."""
    between: list[tuple[str, Construction]] = field(default_factory=list[tuple[str, Construction]])
    """(constant, rule) of what params ask of each other."""
    modes: dict[str, str] = field(default_factory=dict[str, str])
    """Mode → what makes a request one of it, for the modes that rules name."""
    unlisted: tuple[tuple[tuple[str, ...], Identifier], ...] = ()
    """(path, rule) of what may be there without being listed."""
    imports: list[tuple[str, list[str]]] = field(default_factory=list[tuple[str, list[str]]])
    """(module below the runtime's rules, names to import from it)."""
    root: ValueCheck = field(init=False)

    @property
    def maker(self) -> Construction:
        """What makes the rules: it knows the model, its pages and its modes."""
        modes = (("modes", self.modes),) if self.modes else ()
        return Construction("Rules", (self.model, *self.sources), modes)
