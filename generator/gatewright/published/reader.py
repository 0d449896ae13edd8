"""The reader of a model's values, as those see it who read a part of a value."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from ..runtime.rules.relations.base import Facts
from .flat import FlatSchema
from .options import Clash
from .places import Library, SchemaPlace
from .statements import Accounting

"""The facts of a param, as a spec has them."""


class SchemaReader(Protocol):
    """See `values.ValueReader`."""

    library: Library
    accounting: Accounting
    clashes: list[Clash]
    lost: set[str]
    why: str

    def read(self, place: SchemaPlace, fact: str) -> Facts | None: ...
    def enter(self, place: SchemaPlace) -> AbstractContextManager[None]: ...
    def facts(self, flat: FlatSchema, fact: str) -> Facts | None: ...
    def union(self, members: list[Facts]) -> Facts | None: ...
    def lose(self, place: SchemaPlace, reason: str, part: str = "limits") -> None: ...
