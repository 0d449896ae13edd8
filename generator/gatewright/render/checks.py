"""The plan of a model's validator: which value is checked by which rule, in which mode.

The template writes one straight-line function from it; `checked` says what is in a plan.
"""

from __future__ import annotations

from functools import reduce

from ..ir import Case, Key, Mode, Model, Param, Provenance
from ..runtime.rules.kinds.base import Kind
from .checked import CheckedCase, CheckedKey, ValidatorPlan, ValueCheck
from .flags import conditions
from .hints import reasons
from .literals import Identifier
from .relations import relation_imports, relation_rules
from .rule_book import KeywordArguments, RuleBook


def plan(model: Model) -> ValidatorPlan:
    """The plan of the validator of `model`."""
    return _Planner(model).plan


class _Planner:
    def __init__(self, model: Model) -> None:
        self.model = model
        self.plan = ValidatorPlan(model.key)
        self._flags = {mode.name: f"in_{mode.name}" for mode in model.modes[:-1]}
        self._used: set[str] = set()
        self._book = RuleBook()
        self._asked: list[tuple[str, ...]] = []
        """Paths that decide the mode."""
        self._by_value = False
        """Whether a value decides it."""
        self._open: dict[
            tuple[tuple[str, ...], str], list[tuple[ValueCheck, KeywordArguments]]
        ] = {}
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
        book = self._book
        self.plan.between = relation_rules(model, book.page, book.kind, book.free)
        self.plan.rules, self.plan.sources = book.rules, book.sources
        self.plan.imports = self._imports()

    def _noticing(
        self, path: tuple[str, ...], found: list[tuple[ValueCheck, KeywordArguments]]
    ) -> Identifier:
        """The rule of what is there; one that lists what any mode does where they differ."""
        check, origin = found[0]
        if len(found) == 1:
            return Identifier(check.rule)
        kind = reduce(lambda one, other: one.widened(other), (check.kind for check, _ in found))
        return Identifier(self._book.rule(path, "", kind, origin))

    def _imports(self) -> list[tuple[str, list[str]]]:
        nested = any(len(path) > 1 for path in self._asked)
        rule = ["Rules", "has"] if nested else ["Rules"]
        noticing = [("unlisted", ["unlisted"])] if self.plan.unlisted else []
        between = relation_imports(self.plan.between, self._by_value)
        return [("kinds", sorted(self._book.kinds)), *between, ("rule", rule), *noticing]

    def _object(
        self, kind: Kind, path: tuple[str, ...], fact: str, provenance: Provenance
    ) -> ValueCheck:
        """An object with a check for each of its keys."""
        origin = self._book.origin(path, fact, provenance)
        made = ValueCheck(self._book.rule(path, "", kind, origin), kind)
        if kind.partial:
            self._open.setdefault((path, kind.word), []).append((made, origin))
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
        given = (
            *self._book.origin(path, known.fact, known.provenance),
            *self._mode(mode.name),
            ("hint", f"leave it out; it is for {others}"),
        )
        check = self._book.absent(path, mode.name, known.kind, given)
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
        origin = self._book.origin(path, param.fact, param.provenance)
        kwargs: list[tuple[str, object]] = [*origin, *(self._mode(mode) if mode else ())]
        if path[-1] == param.wire:
            if param.has_default and kind.walks == "":
                kwargs.append(("default", kind.travels(param.default)))
            if param.stated:
                pages = {word: (fact, self._book.source(one)) for word, fact, one in param.stated}
                kwargs.append(("pages", pages))
            elsewhere = self._elsewhere(param, mode, key)
            if elsewhere:
                kwargs.append(("elsewhere", elsewhere))
        rule = self._book.rule(path, mode, kind, tuple(kwargs))
        check = ValueCheck(rule, kind)
        if kind.open:
            self._open.setdefault((path, kind.word), []).append((check, origin))
        if kind.walks == "members":
            inside = (one for one in kind.any_of if one.walks)
            members = tuple(self._value(one, param, path, mode, key) for one in inside)
            return ValueCheck(rule, kind, members=members)
        if kind.items is None:
            return check
        item = self._value(kind.items, param, (*path, "*"), mode, key)
        return ValueCheck(rule, kind, item=item)

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
