"""The classes of a model's objects: a `TypedDict` for each, with the keys as they travel."""

from __future__ import annotations

import builtins
from collections.abc import Iterator

from ..ir import Model
from ..names import model_classes, pascal
from ..reserved import CLASSES
from . import types
from .literals import INDENT, string_literal
from .types import Generic, Name, Shape, Type, Union

_BASE = Name("TypedDict", "typing")
_OPTIONAL = Name("NotRequired", "typing")
_TAKEN = CLASSES | {"Calls", _BASE.text, _OPTIONAL.text}


class Shapes:
    """The classes of one model, by shape; what two params share is one class."""

    def __init__(self, model: Model) -> None:
        self.names: dict[Shape, str] = {}
        """Those inside others come first."""
        self._taken = {*_TAKEN, *model_classes(model.class_name), *dir(builtins)}
        for param in model.params:
            if not param.takes_local:
                self._collect(types.of_kind(param.kind), (param.name,))

    def _collect(self, one: Type, path: tuple[str, ...]) -> None:
        match one:
            case Generic(_, arguments):
                for inner in arguments:
                    self._collect(inner, (*path, "item"))
            case Union(members):
                for inner in members:
                    self._collect(inner, path)
            case Shape(rows):
                for key, _, inner in rows:
                    self._collect(inner, (*path, key))
                if one not in self.names:
                    name = pascal("_".join(path))
                    while name in self._taken:
                        name += "_"
                    self._taken.add(name)
                    self.names[one] = name
            case _:
                pass

    def named(self, one: Type) -> Type:
        """The type with the names of classes in the place of shapes."""
        match one:
            case Generic(origin, arguments):
                return Generic(origin, tuple(map(self.named, arguments)))
            case Union(members):
                return Union(tuple(map(self.named, members)))
            case Shape():
                return Name(self.names[one])
            case _:
                return one

    def used(self) -> Iterator[Name]:
        """Every name that the classes need."""
        for shape in self.names:
            yield _BASE
            for _, _, one in self._rows(shape):
                yield from types.names(one)

    def source(self) -> str:
        """The classes one after the other, with blank lines as the formatter has them."""
        return "".join(f"\n\n{self._class(shape)}" for shape in self.names)

    def _rows(self, shape: Shape) -> list[tuple[str, bool, Type]]:
        rows = [(key, needed, self.named(one)) for key, needed, one in shape.rows]
        return [
            (key, needed, one if needed else Generic(_OPTIONAL, (one,)))
            for key, needed, one in rows
        ]

    def _class(self, shape: Shape) -> str:
        """One class, its keys as texts: what a page calls them never becomes an identifier."""
        name = self.names[shape]
        fields = "".join(
            f"{INDENT * 2}{string_literal(key)}: "
            f"{types.annotation(one, 2, len(string_literal(key)) + 2, 1)},\n"
            for key, _, one in self._rows(shape)
        )
        return f"{name} = TypedDict(\n{INDENT}{string_literal(name)},\n{INDENT}{{\n{fields}{INDENT}}},\n)"


def shapes(model: Model) -> str:
    """The source of the classes of a model's objects; empty where it has none."""
    return Shapes(model).source()
