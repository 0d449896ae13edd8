"""The plan of a model's validator: which value is checked by which rule, in which mode.

The template writes one straight-line function from it; `checked` says what is in a plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from ..ir import Key, Model, Param, Provenance
from ..runtime.rules.kinds.base import Kind
from ..runtime.rules.pointers import EACH
from .checked import CheckedKey, ValidatorPlan, ValueCheck
from .fine import FineBook
from .flags import conditions
from .hints import reasons
from .literals import inline
from .relations import relation_rules
from .rule_book import RuleBook, RuleEntry

_Taken = dict[int, tuple[Param, Kind]]
"""Number of a mode → the param and the kind of a value, for the modes that take it."""


def plan(model: Model) -> ValidatorPlan:
    """The plan of the validator of `model`."""
    return _Planner(model).plan


class _Planner:
    def __init__(self, model: Model) -> None:
        self.model = model
        self.plan = ValidatorPlan()
        self._book = RuleBook(model.id)
        self._fine = FineBook()
        self._modes_matter = False
        self._open: dict[tuple[tuple[str, ...], str], list[tuple[str, int, Kind, RuleEntry]]] = {}
        """Rules of what may be there without being listed, by path and kind's word."""
        page = Provenance("source", model.page)
        self.plan.root = self._object(model.body, (), "", page)
        asked = self._ask_modes() if self._modes_matter else []
        unlisted = [self._noticing(path, found) for (path, _), found in self._open.items()]
        book = self._book
        between = relation_rules(model, book.source, book.kind_at)
        self.plan.tables = self._fine.tables
        self.plan.stated = book.stated
        self.plan.data = {
            "key": model.key,
            "sources": book.sources,
            **({"modes": self._reasons()} if self._modes_matter else {}),
            "rules": book.data(),
            **({"between": between} if between else {}),
            **({"unlisted": unlisted} if unlisted else {}),
        }
        self.plan.imports = self._imports(asked)

    def _ask_modes(self) -> list[tuple[str, ...]]:
        """Plans how the mode is found; returns the paths that decide it. The first that fits counts."""
        paths = {param.name: param.place for param in self.model.params}
        self.plan.modes = [(mode.name, conditions(mode, paths)) for mode in self.model.modes]
        named = (name for one in self.model.modes[:-1] for name in (*one.present, *one.absent))
        return [paths[name] for name in named]

    def _reasons(self) -> dict[str, list[str]]:
        """Mode → what makes a request one of it, and the keys for it."""
        wires = {param.name: param.wire for param in self.model.params}
        why = reasons(self.model)
        return {
            mode.name: [why[mode.name], *(wires[name] for name in mode.present)]
            for mode in self.model.modes
        }

    def _noticing(
        self, path: tuple[str, ...], found: list[tuple[str, int, Kind, RuleEntry]]
    ) -> list[object]:
        """The rule of what is there, and a mode of it; one that lists what any mode does where they differ."""
        rule, mode, first, origin = found[0]
        if len(found) == 1:
            return [rule, mode]
        kind = reduce(lambda one, other: one.widen(other), (kind for *_, kind, _ in found), first)
        return [self._book.rule(path, kind, origin), 0]

    def _imports(self, asked: list[tuple[str, ...]]) -> list[tuple[str, list[str]]]:
        root = self.plan.root
        table = [
            *(["EMPTY"] if root.empties else []),
            *("Body", "Rules", "Violations"),
            *(["has"] if any(len(path) > 1 for path in asked) else []),
            *(["has_tag"] if root.is_tagged else []),
            "no_dict",
        ]
        by_value = self._modes_matter and any(mode.when for mode in self.model.modes[:-1])
        conditions = [("relations.conditions", ["is_one"])] if by_value else []
        return [*self._fine.imports, *conditions, ("table", table)]

    def _object(
        self, kind: Kind, path: tuple[str, ...], fact: str, provenance: Provenance
    ) -> ValueCheck:
        """An object with a check for each of its keys."""
        origin = self._book.origin(path, fact, provenance)
        rule = self._book.rule(path, kind, origin)
        if kind.finds_unlisted():
            self._notice(path, (rule, 0, kind, origin))
        known = self._fine.keys(kind, rule)
        keys = tuple(self._key(key, path) for key in kind.inner_keys())
        return ValueCheck(rule, kind, known=known, keys=keys)

    def _notice(self, path: tuple[str, ...], found: tuple[str, int, Kind, RuleEntry]) -> None:
        known = self._open.setdefault((path, found[2].word), [])
        if found not in known:
            known.append(found)

    def _key(self, key: Key, path: tuple[str, ...]) -> CheckedKey:
        here = (*path, key.wire)
        cases = [key.case(mode.name) for mode in self.model.modes]
        every = range(len(cases))
        required = tuple(number for number in every if cases[number].required)
        when = self._when(required, every) if required else None
        first = cases[0].param
        if first is not None and all(case.param is first for case in cases):
            # What is the same in every mode has one rule, even where only some require it.
            return CheckedKey(key.wire, (("", self._value(first.kind, first, here)),), when)
        found = [(number, cases[number].param) for number in every]
        taken = {number: (param, param.kind) for number, param in found if param is not None}
        return CheckedKey(key.wire, self._in_modes(taken, tuple(every), here), when)

    def _when(self, members: Sequence[int], among: Sequence[int]) -> str:
        """The condition that the mode, one of `among`, is one of `members`; empty: it always is."""
        others = [number for number in among if number not in members]
        if not others:
            return ""
        self._modes_matter = True
        if len(members) == 1:
            return f"m == {members[0]}"
        return f"m != {others[0]}" if len(others) == 1 else f"m in {inline(tuple(members))}"

    def _in_modes(
        self, taken: _Taken, among: tuple[int, ...], path: tuple[str, ...]
    ) -> tuple[tuple[str, ValueCheck], ...]:
        """The checks of a value that differs between the modes `among`, each with its condition."""
        self._modes_matter = True
        rules = {
            number: (kind, self._rule_details(param, kind, path))
            for number, (param, kind) in taken.items()
        }
        rule = self._book.in_modes(path, rules)
        for number, (kind, _) in rules.items():
            if kind.finds_unlisted():
                self._notice(path, (rule, number, kind, self._origin(taken[number][0], path)))
        groups: list[tuple[object, list[int]]] = []
        shapes = {number: _inside(kind) for number, (_, kind) in taken.items()}
        # The rule of a mode that does not take it says so, whichever of these is asked.
        absent = ALIKE if ALIKE in shapes.values() else None
        for number in among:
            inside = shapes.get(number, absent)
            same = next((found for known, found in groups if known == inside), None)
            if same is None:
                groups.append((inside, same := []))
            same.append(number)
        checks = [
            (self._when(found, among), self._group(rule, taken, tuple(found), path))
            for _, found in groups
        ]
        return (*checks[:-1], ("", checks[-1][1]))

    def _group(
        self, rule: str, taken: _Taken, numbers: tuple[int, ...], path: tuple[str, ...]
    ) -> ValueCheck:
        """The check of a value in modes that find the same inside."""
        here = {number: taken[number] for number in numbers if number in taken}
        param, kind = next(iter(here.values()), next(iter(taken.values())))
        by_mode: list[tuple[Kind | None, list[int]]] = []
        for number in numbers:
            mine = here[number][1] if number in here else None
            same = next((found for known, found in by_mode if known == mine), None)
            if same is None:
                by_mode.append((mine, same := []))
            same.append(number)
        split = tuple(
            (
                self._when(found, numbers),
                known,
                self._fine.of(known, rule, found[0], path) if path[-1] != EACH else "",
            )
            for known, found in by_mode
        )
        check = ValueCheck(rule, kind, by_mode=split)
        if not here or not kind.walks:
            return check
        if kind.walks == "keys":
            known = self._fine.keys(kind, rule)
            keys = tuple(self._key(key, path) for key in kind.inner_keys())
            return replace(check, known=known, keys=keys)
        if kind.walks == "members":
            return replace(check, members=self._members(kind, param, path))
        element = kind.element()
        if element is None:
            return check
        below = (*path, "*")
        if element.walks in ("keys", "members"):
            return replace(check, item=self._value(element, param, below))
        found = ((number, one, known.element()) for number, (one, known) in here.items())
        items = {number: (one, inner) for number, one, inner in found if inner is not None}
        ((_, item),) = self._in_modes(items, numbers, below)
        return replace(check, item=item)

    def _value(
        self, kind: Kind, param: Param, path: tuple[str, ...], asked: bool = True
    ) -> ValueCheck:
        """The check of a value that is the same in every mode; `asked`: it has a guard of its own."""
        if kind.walks == "keys":
            return self._object(kind, path, param.fact, param.provenance)
        given = self._rule_details(param, kind, path)
        rule = self._book.rule(path, kind, given)
        if kind.finds_unlisted():
            self._notice(path, (rule, 0, kind, self._origin(param, path)))
        if kind.walks == "members":
            return ValueCheck(rule, kind, members=self._members(kind, param, path))
        element = kind.element()
        if element is None:
            sent = given.get("fact") == "id" and kind.choices == (self.model.id,)
            fine = self._fine.of(kind, rule, 0, path) if asked else ""
            return ValueCheck(rule, kind, fine, identity=sent)
        item = self._value(element, param, (*path, "*"), asked=bool(element.walks))
        return ValueCheck(rule, kind, item=item)

    def _members(self, kind: Kind, param: Param, path: tuple[str, ...]) -> tuple[ValueCheck, ...]:
        return tuple(self._value(one, param, path) for one in kind.members() if one.walks)

    def _origin(self, param: Param, path: tuple[str, ...]) -> RuleEntry:
        return self._book.origin(path, param.fact, param.provenance)

    def _rule_details(self, param: Param, kind: Kind, path: tuple[str, ...]) -> RuleEntry:
        """What the rule of a value says beside its kind."""
        given = self._origin(param, path)
        if path[-1] == param.wire:
            if param.has_default and kind.walks == "":
                given["default"] = kind.travels(param.default)
            if param.stated:
                given["pages"] = {
                    word: [fact, self._book.source(one)] for word, fact, one in param.stated
                }
        return given


ALIKE = "alike"
"""Stands for lists whose elements have nothing inside: their rule walks them."""


def _inside(kind: Kind) -> object:
    """What two kinds must have in common to be walked by the same code."""
    element = kind.element()
    if element is not None:
        return ("items", _inside(element)) if element.walks else ALIKE
    if kind.walks == "items":
        return "items", None
    return kind if kind.walks else None
