"""The plan of a model's validator: which question to ask of which value, and whom to call.

The template writes one straight-line function from it. A *guard* is a cheap expression that is
false only for values that are certainly right; whatever it is true for goes to a judge of
`runtime.rules.judges`. So a guard may be too careful, never too trusting.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ..ir import Mode, Model, Param, Provenance, Value
from ..names import constant
from .guards import guards
from .hints import places, pointer, reasons
from .literals import Call, Name, inline


@dataclass(frozen=True, slots=True)
class Check:
    """What is asked of one value."""

    judge: str
    """The constant that holds its judge."""
    value: Value
    keys: tuple[Key, ...] = ()
    item: Check | None = None
    absent: bool = False

    @property
    def always(self) -> int:
        """How many keys every mode requires; the count of keys seen starts from here."""
        return sum(key.always for key in self.keys)

    def guards(self, var: str) -> list[str]:
        """Conditions of which one is true for every wrong value of `var`, and for some that are right.

        Empty when the judge has to look at every value.
        """
        return guards(self.value, var, self.judge)

    def length_guard(self, var: str) -> str:
        """True for lists of a wrong length; empty when any will do."""
        low, high = self.value.min_items, self.value.max_items
        if low is not None and high is not None:
            return f"not {low} <= len({var}) <= {high}"
        if high is not None:
            return f"len({var}) > {high}"
        return f"len({var}) < {low}" if low is not None else ""


@dataclass(frozen=True, slots=True)
class Case:
    """A key's check in the modes for which `flag` holds; the empty flag is every other mode."""

    flag: str
    check: Check
    required: bool


@dataclass(frozen=True, slots=True)
class Key:
    """A key of an object, with what holds for it in which mode."""

    wire: str
    cases: tuple[Case, ...]

    @property
    def always(self) -> bool:
        """Whether the key is required whatever the mode."""
        return len(self.cases) == 1 and self.cases[0].required

    @property
    def otherwise(self) -> str:
        """When none of the named modes holds."""
        return " and ".join(f"not {case.flag}" for case in self.cases if case.flag)

    @property
    def required_cases(self) -> tuple[Case, ...]:
        """The cases in which the key must be there."""
        return tuple(case for case in self.cases if case.required)


@dataclass(slots=True)
class Plan:
    """Everything the template of a validator needs."""

    judges: list[tuple[str, Call]] = field(default_factory=list[tuple[str, Call]])
    sources: list[str] = field(default_factory=list[str])
    flags: list[tuple[str, list[str]]] = field(default_factory=list[tuple[str, list[str]]])
    """(variable, conditions that all hold) of each mode that makes a difference."""
    places: dict[str, str] = field(default_factory=dict[str, str])
    """Key → its JSON Pointer, where there is more than one object."""
    classes: list[str] = field(default_factory=list[str])
    """Names to import from the runtime's judges."""
    root: Check = field(init=False)

    def enums(self) -> list[str]:
        """The judges whose options are looked up in a set."""
        return [name for name, call in self.judges if call.name == "Enum"]


def plan(model: Model) -> Plan:
    """The plan of the validator of `model`."""
    return _Planner(model).plan


class _Planner:
    def __init__(self, model: Model) -> None:
        self.model = model
        self.plan = Plan()
        self._flags = {mode.name: f"in_{mode.name}" for mode in model.modes[:-1]}
        self._used: set[str] = set()
        self.plan.places = places(model)
        self._why = reasons(model)
        self.plan.root = self._object(
            [(mode, mode.body) for mode in model.modes], (), "", self._source_of(model)
        )
        paths = {param.name: (*param.at, param.wire) for param in model.params}
        for mode in model.modes[:-1]:
            if self._flags[mode.name] in self._used:
                # The first mode that fits counts, so each flag excludes those before it.
                before = [f"not {flag}" for flag, _ in self.plan.flags]
                flag = self._flags[mode.name]
                self.plan.flags.append((flag, [*before, *_conditions(mode, paths)]))
        names = {call.name for _, call in self.plan.judges}
        if any("has(" in one for _, conditions in self.plan.flags for one in conditions):
            names.add("has")
        self.plan.classes = sorted(names, key=lambda name: (name.islower(), name))

    def _source_of(self, model: Model) -> Provenance:
        return Provenance("source", model.page)

    def _source(self, provenance: Provenance) -> Name:
        text = source_text(provenance)
        if text not in self.plan.sources:
            self.plan.sources.append(text)
        return Name(f"SOURCES[{self.plan.sources.index(text)}]")

    def _judge(self, path: tuple[str, ...], mode: str, call: Call) -> str:
        """Keeps the judge under the shortest name that is free: its key, else its path."""
        taken = {one for one, _ in self.plan.judges} | {"SOURCES", "PLACES"}
        parts = ["item" if part == "*" else part for part in path] or ["body"]
        suffix = [mode] if mode else []
        names = [
            constant("_".join([*parts[start:], *suffix])) for start in range(len(parts) - 1, -1, -1)
        ]
        name = next((one for one in names if one not in taken), names[-1])
        while name in taken:
            name += "_"
        self.plan.judges.append((name, call))
        return name

    def _object(
        self,
        bodies: list[tuple[Mode, Value]],
        path: tuple[str, ...],
        fact: str,
        provenance: Provenance,
    ) -> Check:
        """An object that every mode has, its keys merged over the modes."""
        wires = list(dict.fromkeys(param.wire for _, body in bodies for param in body.fields))
        head = (pointer(path), tuple(wires))
        kwargs = (*self._common(fact, provenance), ("model", self.model.key))
        if self.plan.places:
            kwargs = (*kwargs, ("places", Name("PLACES")))
        judge = self._judge(path, "", Call("Object", head, kwargs))
        keys = tuple(self._key(wire, bodies, path) for wire in wires)
        return Check(judge, bodies[0][1], keys=keys)

    def _key(self, wire: str, bodies: list[tuple[Mode, Value]], path: tuple[str, ...]) -> Key:
        mine = [
            (mode, next((param for param in body.fields if param.wire == wire), None))
            for mode, body in bodies
        ]
        here = (*path, wire)
        first = mine[0][1]
        if all(param == first for _, param in mine) and first is not None:
            return Key(wire, (Case("", self._check(first, here, bodies[:1], ""), first.required),))
        if all(param and not param.name and param.value.kind == "object" for _, param in mine):
            inner = [(mode, param.value) for mode, param in mine if param]
            known = next(param for _, param in mine if param)
            check = self._object(inner, here, known.fact, known.provenance)
            if len({param.required for _, param in mine if param}) == 1:
                return Key(wire, (Case("", check, known.required),))
            return Key(
                wire,
                tuple(
                    Case(self._flag(mode), check, bool(param and param.required))
                    for mode, param in mine
                ),
            )
        return Key(wire, tuple(self._case(mode, param, here, mine) for mode, param in mine))

    def _case(
        self,
        mode: Mode,
        param: Param | None,
        path: tuple[str, ...],
        mine: list[tuple[Mode, Param | None]],
    ) -> Case:
        if param is not None:
            check = self._check(param, path, [(mode, param.value)], mode.name)
            return Case(self._flag(mode), check, param.required)
        known = next(one for _, one in mine if one is not None)
        others = ", ".join(one.name for one, there in mine if there is not None)
        call = Call(
            "Absent",
            (pointer(path),),
            (
                *self._common(known.fact, known.provenance),
                *self._mode(mode.name),
                ("hint", f"leave it out; it is for {others}"),
            ),
        )
        return Case(
            self._flag(mode),
            Check(self._judge(path, mode.name, call), known.value, absent=True),
            False,
        )

    def _flag(self, mode: Mode) -> str:
        flag = self._flags.get(mode.name, "")
        if flag:
            self._used.update(self._flags.values())
        return flag

    def _check(
        self, param: Param, path: tuple[str, ...], bodies: list[tuple[Mode, Value]], mode: str
    ) -> Check:
        """The check of one value that is the same in all of `bodies`' modes."""
        return self._value(param.value, param, path, bodies, mode)

    def _value(
        self,
        value: Value,
        param: Param,
        path: tuple[str, ...],
        bodies: list[tuple[Mode, Value]],
        mode: str,
    ) -> Check:
        if value.kind == "object":
            inside = [(one, value) for one, _ in bodies]
            return self._object(inside, path, param.fact, param.provenance)
        call = self._call(value, param, path, mode)
        judge = self._judge(path, mode, call)
        item = None
        if value.kind == "list" and value.items is not None:
            item = self._value(value.items, param, (*path, "*"), bodies, mode)
        return Check(judge, value, item=item)

    def _common(self, fact: str, provenance: Provenance) -> tuple[tuple[str, object], ...]:
        return (("source", self._source(provenance)), ("fact", fact))

    def _mode(self, name: str) -> tuple[tuple[str, object], ...]:
        """The mode of a judge, and what makes a request one of it."""
        return ("mode", name), ("because", self._why[name])

    def _call(self, value: Value, param: Param, path: tuple[str, ...], mode: str) -> Call:
        """The construction of the judge of `value`."""
        kwargs: list[tuple[str, object]] = list(self._common(param.fact, param.provenance))
        if value.kind == "const":
            return Call("Const", (pointer(path), value.const), tuple(kwargs))
        if mode:
            kwargs += self._mode(mode)
        if value.nullable:
            kwargs.append(("nullable", True))
        if param.has_default and path[-1] == param.wire and value.kind != "list":
            text = value.as_string and isinstance(param.default, bool)
            kwargs.append(("default", str(param.default).lower() if text else param.default))
        args: tuple[object, ...] = (pointer(path),)
        if value.kind == "enum" or value.as_string:
            args = (*args, value.options or ("false", "true"))
            if param.elsewhere and value.kind == "enum":
                kwargs.append(("elsewhere", self._elsewhere(param)))
        kwargs += [
            (name, getattr(value, name))
            for name in _LIMITS.get(value.kind, ())
            if getattr(value, name) not in (None, ()) and not value.as_string
        ]
        return Call("Enum" if value.as_string else _CLASSES[value.kind], args, tuple(kwargs))

    def _elsewhere(self, param: Param) -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
        wires = {one.name: one.wire for one in self.model.params}
        present = {mode.name: mode.present for mode in self.model.modes}
        return tuple(
            (mode, options, tuple(wires[name] for name in present[mode]))
            for mode, options in param.elsewhere
        )


_CLASSES = {
    "string": "Text",
    "integer": "Integer",
    "number": "Number",
    "boolean": "Flag",
    "enum": "Enum",
    "url": "Url",
    "size": "Size",
    "list": "List",
}
_LIMITS = {
    "string": ("min_length", "max_length"),
    "url": ("min_length", "max_length", "schemes"),
    "integer": ("minimum", "maximum", "step"),
    "number": ("minimum", "maximum", "step"),
    "size": ("min_side", "max_side", "min_pixels", "max_pixels"),
    "list": ("min_items", "max_items"),
}


def source_text(provenance: Provenance) -> str:
    """A provenance in one line: title, address and date of the page, or why the project says so."""
    source = provenance.source
    parts: list[str] = []
    if source is not None:
        parts = [source.title, *([source.url] if source.url else []), f"read {source.read}"]
    text = ", ".join(parts)
    if provenance.how == "inferred":
        return (
            f"{text}; inferred: {provenance.reason}" if text else f"inferred: {provenance.reason}"
        )
    if provenance.how == "chosen":
        return f"chosen here: {provenance.reason}"
    return text


def _conditions(mode: Mode, paths: dict[str, tuple[str, ...]]) -> list[str]:
    parts = [_has(paths[name]) for name in mode.present]
    parts += [_has(paths[name], negated=True) for name in mode.absent]
    return parts or ["True"]


def _has(path: tuple[str, ...], negated: bool = False) -> str:
    if len(path) == 1:
        return f"{inline(path[0])} {'not in' if negated else 'in'} b"
    return f"{'not ' if negated else ''}has(b, {', '.join(inline(key) for key in path)})"
