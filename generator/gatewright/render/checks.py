"""The plan of a model's validator: a guard and a rule for each value.

The template writes one straight-line function from it. A *guard* is a cheap expression that is
false only for values that are certainly right; whatever it is true for goes to a rule of
`runtime.rules.rule`. So a guard may be too careful, never too trusting.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from typing import Any

from ..ir import Case, Key, Mode, Model, Param, Provenance
from ..names import constant
from ..runtime.rules.kinds.base import Kind
from ..runtime.rules.pointers import pointer
from .flags import conditions
from .hints import reasons
from .literals import Construction, Identifier, inline
from .provenances import source_text
from .relations import relation_imports, relation_rules

_RULE, _ABSENT = "rule", "rule.absent"
"""How a validator calls what makes its rules."""
Kwargs = tuple[tuple[str, object], ...]


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
    flags: list[tuple[str, list[str]]] = field(default_factory=list[tuple[str, list[str]]])
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


def plan(model: Model) -> ValidatorPlan:
    """The plan of the validator of `model`."""
    return _Planner(model).plan


class _Planner:
    def __init__(self, model: Model) -> None:
        self.model = model
        self.plan = ValidatorPlan(model.key)
        self._flags = {mode.name: f"in_{mode.name}" for mode in model.modes[:-1]}
        self._used: set[str] = set()
        self._taken: set[str] = {"UNLISTED"}
        self._asked: list[tuple[str, ...]] = []
        """Paths that decide the mode."""
        self._by_value = False
        """Whether a value decides it."""
        self._kinds: set[str] = set()
        self._open: dict[tuple[tuple[str, ...], str], list[tuple[ValueCheck, Kwargs]]] = {}
        """Checks of what may be there without being listed, by path and kind's word."""
        self._why = reasons(model)
        page = Provenance("source", model.page)
        self.plan.root = self._object(model.body, (), "", page)
        paths = {param.name: param.place for param in model.params}
        for mode in model.modes[:-1]:
            if self._flags[mode.name] in self._used:
                # The first mode that fits counts, so each flag excludes those before it.
                before, flag = [f"not {one}" for one, _ in self.plan.flags], self._flags[mode.name]
                self._asked += [paths[name] for name in (*mode.present, *mode.absent)]
                self._by_value |= bool(mode.when)
                self.plan.flags.append((flag, [*before, *conditions(mode, paths)]))
        self.plan.unlisted = tuple(
            (path, self._noticing(path, found)) for (path, _), found in self._open.items()
        )
        self.plan.between = relation_rules(model, self._page, self._kind, self._free)
        self.plan.imports = self._imports()

    def _noticing(
        self, path: tuple[str, ...], found: list[tuple[ValueCheck, Kwargs]]
    ) -> Identifier:
        """The rule of what is there; one that lists what any mode does where they differ."""
        check, kwargs = found[0]
        if len(found) == 1:
            return Identifier(check.rule)
        kind = reduce(lambda one, other: one.widened(other), (check.kind for check, _ in found))
        call = Construction(_RULE, (pointer(path), self._kind(kind)), kwargs)
        return Identifier(self._rule(path, "", kind, call).rule)

    def _imports(self) -> list[tuple[str, list[str]]]:
        nested = any(len(path) > 1 for path in self._asked)
        rule = ["Rules", "has"] if nested else ["Rules"]
        noticing = [("unlisted", ["unlisted"])] if self.plan.unlisted else []
        between = relation_imports(self.plan.between, self._by_value)
        return [("kinds", sorted(self._kinds)), *between, ("rule", rule), *noticing]

    def _free(self, name: str) -> str:
        """`name`, with a sign more where a rule has it."""
        while name in self._taken:
            name += "_"
        self._taken.add(name)
        return name

    def _page(self, provenance: Provenance) -> Identifier:
        """The text of a source, as the maker of rules has it."""
        return Identifier(f"rule.sources[{self._source(provenance)}]")

    def _source(self, provenance: Provenance) -> int:
        text = source_text(provenance)
        if text not in self.plan.sources:
            self.plan.sources.append(text)
        return self.plan.sources.index(text)

    def _rule(self, path: tuple[str, ...], mode: str, kind: Kind, call: Construction) -> ValueCheck:
        """Stores the rule under the shortest free name: its key, else its path."""
        parts = ["item" if part == "*" else part for part in path] or ["body"]
        suffix = [mode] if mode else []
        names = [
            constant("_".join([*parts[start:], *suffix])) for start in range(len(parts) - 1, -1, -1)
        ]
        absent = call.name == _ABSENT
        name = next((one for one in names if one not in self._taken), names[-1])
        while name in self._taken:
            name += "_"
        self._taken.add(name)
        self.plan.rules.append((name, call))
        return ValueCheck(name, kind, absent=absent)

    def _kind(self, kind: Kind) -> Construction:
        """The construction of a kind."""
        made = type(kind)
        self._kinds.add(made.__name__)
        given = ((name, self._setting(value)) for name, value in kind.settings().items())
        return Construction(made.__name__, (), tuple(given))

    def _setting(self, value: Any) -> Any:
        """A setting of a kind; one that is kinds itself as constructions."""
        if isinstance(value, Kind):
            return self._kind(value)
        return tuple(map(self._setting, value)) if isinstance(value, tuple) else value  # pyright: ignore[reportUnknownArgumentType]

    def _object(
        self, kind: Kind, path: tuple[str, ...], fact: str, provenance: Provenance
    ) -> ValueCheck:
        """An object with a check for each of its keys."""
        common = self._common(path, fact, provenance)
        call = Construction(_RULE, (pointer(path), self._kind(kind)), common)
        made = self._rule(path, "", kind, call)
        if kind.partial:
            self._open.setdefault((path, kind.word), []).append((made, common))
        keys = tuple(self._key(key, path) for key in kind.fields)
        return ValueCheck(made.rule, kind, keys=keys)

    def _key(self, key: Key, path: tuple[str, ...]) -> CheckedKey:
        here = (*path, key.wire)
        if len(key.cases) == 1:
            (case,) = key.cases
            assert case.param is not None
            check = self._check(case.param, here, "", key)
            return CheckedKey(key.wire, (CheckedCase("", check, case.required),))
        first = key.cases[0].param
        if first is not None and all(case.param is first for case in key.cases):
            # A container has the same content in every mode. Only its being required differs.
            check = self._check(first, here, "", key)
            cases = [(one, case) for one in self.model.modes for case in [key.case(one.name)]]
            return CheckedKey(
                key.wire,
                tuple(CheckedCase(self._flag(one), check, case.required) for one, case in cases),
            )
        return CheckedKey(
            key.wire,
            tuple(self._case(one, key.case(one.name), here, key) for one in self.model.modes),
        )

    def _case(self, mode: Mode, case: Case, path: tuple[str, ...], key: Key) -> CheckedCase:
        if case.param is not None:
            check = self._check(case.param, path, mode.name, key)
            return CheckedCase(self._flag(mode), check, case.required)
        known = key.taken[0]
        others = ", ".join(
            one.name for one in self.model.modes if key.case(one.name).param is not None
        )
        call = Construction(
            _ABSENT,
            (pointer(path), self._kind(known.kind)),
            (
                *self._common(path, known.fact, known.provenance),
                *self._mode(mode.name),
                ("hint", f"leave it out; it is for {others}"),
            ),
        )
        check = self._rule(path, mode.name, known.kind, call)
        return CheckedCase(self._flag(mode), check, False)

    def _flag(self, mode: Mode) -> str:
        flag = self._flags.get(mode.name, "")
        if flag:
            self._used.update(self._flags.values())
        return flag

    def _check(self, param: Param, path: tuple[str, ...], mode: str, key: Key) -> ValueCheck:
        """The check of a param's value in `mode`, or in every mode."""
        return self._value(param.kind, param, path, mode, key)

    def _value(
        self, kind: Kind, param: Param, path: tuple[str, ...], mode: str, key: Key
    ) -> ValueCheck:
        if kind.walks == "keys":
            return self._object(kind, path, param.fact, param.provenance)
        common = self._common(path, param.fact, param.provenance)
        kwargs: list[tuple[str, object]] = [*common, *(self._mode(mode) if mode else ())]
        if path[-1] == param.wire:
            if param.has_default and kind.walks == "":
                kwargs.append(("default", kind.travels(param.default)))
            if param.stated:
                pages = {word: (fact, self._source(one)) for word, fact, one in param.stated}
                kwargs.append(("pages", pages))
            elsewhere = self._elsewhere(param, mode, key)
            if elsewhere:
                kwargs.append(("elsewhere", elsewhere))
        call = Construction(_RULE, (pointer(path), self._kind(kind)), tuple(kwargs))
        check = self._rule(path, mode, kind, call)
        if kind.open:
            self._open.setdefault((path, kind.word), []).append((check, common))
        if kind.walks == "members":
            inside = (one for one in kind.settings()["any_of"] if one.walks)
            members = tuple(self._value(one, param, path, mode, key) for one in inside)
            return ValueCheck(check.rule, kind, members=members)
        if kind.items is None:
            return check
        item = self._value(kind.items, param, (*path, "*"), mode, key)
        return ValueCheck(check.rule, kind, item=item)

    def _common(self, path: tuple[str, ...], fact: str, provenance: Provenance) -> Kwargs:
        """The fact and the source of a rule, where they are not what `Rules` takes them to be."""
        source = self._source(provenance)
        key = next((part for part in reversed(path) if part != "*"), None)
        usual = key is not None and fact == f"params.{key}"
        told = () if usual else (("fact", fact),)
        return (*told, *((("source", source),) if source else ()))

    def _mode(self, name: str) -> tuple[tuple[str, object], ...]:
        """The mode of a rule; what makes a request one of it is said once."""
        self.plan.modes[name] = self._why[name]
        return (("mode", name),)

    def _elsewhere(
        self, param: Param, mode: str, key: Key
    ) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
        """(mode, choices that only it allows here, keys that make a request one of it)."""
        wires = {one.name: one.wire for one in self.model.params}
        found: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
        for other in self.model.modes if mode and len(key.cases) > 1 else ():
            twin = key.case(other.name).param
            theirs = twin.kind.choices if twin is not None and other.name != mode else ()
            extra = tuple(one for one in theirs if one not in param.kind.choices)
            if extra:
                found.append((other.name, extra, tuple(wires[name] for name in other.present)))
        return tuple(found)
