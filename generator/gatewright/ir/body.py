"""A request body as one tree: keys, what each mode says of them, and the params at its leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any, Literal

from ..runtime.catalog.info import IN_HEADERS, IN_PATH, IN_QUERY
from ..runtime.rules.kinds.base import Kind
from .provenance import Provenance
from .uploads import Uploads

Role = Literal["", "prompt", "first_frame", "last_frame", "mask", "reference", "video", "sound"]
"""What a param is to its model: the text that says what to make, or what its file is for."""

ROOT: tuple[str, ...] = ()
"""The container of what sits at the top level of a request body."""
OUTSIDE = {IN_PATH: "path", IN_QUERY: "query", IN_HEADERS: "header"}
"""Container of a request as data whose params travel outside its body → where, in a spec's words."""


@dataclass(frozen=True, slots=True)
class Param:
    """One key of a request: a model's parameter, the model id, or a container of them."""

    name: str
    """The Python argument; empty for what no argument sets (the model id, a container)."""
    wire: str
    """The key in JSON."""
    at: tuple[str, ...]
    """The containers around the key, outermost first; ``ROOT`` is the top level."""
    kind: Kind
    """What its value may be."""
    fact: str
    """The fact name of this parameter (``params.seed``), the prefix of its limits' names."""
    provenance: Provenance
    required: bool = False
    has_default: bool = False
    default: Any = None
    """In Python's terms: ``False``, not ``"false"``."""
    doc: str = ""
    docs: tuple[tuple[str, str], ...] = ()
    """(mode, what it is for in that mode) of modes that have words of their own."""
    deprecated: str = ""
    uploads: Uploads | None = None
    """Which files it takes, local ones too; None: it takes none."""
    holds: tuple[str, ...] = ()
    """Kinds of files that a key inside a value leads to, or is; they travel as they are given."""
    role: Role = ""
    """What it is to the model; empty: nothing special."""
    stated: tuple[tuple[str, str, Provenance], ...] = ()
    """(keyword, fact, where that is stated) of limits that another page states than `provenance`."""

    @property
    def outside(self) -> str:
        """Where it travels outside the body: path, query or header; empty: it is in the body."""
        return OUTSIDE.get(self.at[0], "") if self.at else ""

    @property
    def positional(self) -> bool:
        """Whether it may be given without its name: the prompt."""
        return self.role == "prompt"

    @property
    def takes_local(self) -> bool:
        """Whether it takes files that have no address yet."""
        return self.uploads is not None and not self.uploads.addresses_only

    @property
    def inside(self) -> Iterator[Param]:
        """Every key of the objects in its value, however deep, as each mode has it."""
        yield from keys_inside(self.kind)

    @property
    def files_fact(self) -> str:
        """The fact name of the limits of its files."""
        return self.fact if self.fact == "uploads" else f"{self.fact}.takes"

    @property
    def place(self) -> tuple[str, ...]:
        """The keys that lead to it in a body, its own last."""
        return (*self.at, self.wire)

    def where_required(self, required: bool) -> Param:
        """The param as a mode has it that requires it or does not."""
        return self if self.required is required else replace(self, required=required)

    def described_schema(self, kind: Kind | None = None) -> dict[str, Any]:
        """Its JSON Schema with what an editor shows; `kind`: of that kind instead of its own."""
        schema = (kind or self.kind).schema()
        if self.doc:
            schema = {"description": self.doc, **schema}
        if self.has_default:
            schema["default"] = self.kind.travels(self.default)
        if self.deprecated:
            schema["deprecated"] = True
        return schema


@dataclass(frozen=True, slots=True)
class Case:
    """A key as some modes have it."""

    modes: tuple[str, ...]
    """Names of modes; empty: every mode."""
    param: Param | None
    """None: these modes do not take the key."""
    required: bool


@dataclass(frozen=True, slots=True)
class Key:
    """A key of an object in requests. Each mode is in exactly one of its cases."""

    wire: str
    cases: tuple[Case, ...]

    @property
    def is_required(self) -> bool:
        """Whether every mode requires it."""
        return all(case.required for case in self.cases)

    @property
    def params(self) -> tuple[Param, ...]:
        """The param as each case has it, without the cases that do not take it."""
        return tuple(case.param for case in self.cases if case.param is not None)

    def case(self, mode: str) -> Case:
        """What holds in `mode`; KeyError where there is no such mode."""
        for case in self.cases:
            if not case.modes or mode in case.modes:
                return case
        raise KeyError(mode)

    def kind(self) -> Kind:
        """What any of the modes takes."""
        first, *others = self.params
        return reduce(Kind.widen, (param.kind for param in others), first.kind)

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of what any of the modes takes."""
        return self.params[0].described_schema(self.kind())


def split_by_mode(body: Kind) -> bool:
    """Whether any key below `body` differs between modes."""
    return any(
        len(key.cases) > 1 or any(split_by_mode(param.kind) for param in key.params)
        for key in body.inner_keys()
    )


def leaves(body: Kind, mode: str) -> Iterator[tuple[Param, bool]]:
    """Every param below `body` in `mode`, and whether it is required there; containers are walked."""
    for key in body.inner_keys():
        case = key.case(mode)
        if case.param is None:
            continue
        if case.param.name or case.param.kind.walks != "keys":
            yield case.param, case.required
        else:
            yield from leaves(case.param.kind, mode)


def keys_inside(kind: Kind) -> Iterator[Param]:
    """Every key of the objects that a value of `kind` holds, as each mode has it."""
    element = kind.element()
    if element is not None:
        yield from keys_inside(element)
    for key in kind.inner_keys():
        for param in key.params:
            yield param
            yield from keys_inside(param.kind)
