"""The classes of a model's objects: a `TypedDict` for each, with the keys as they travel."""

from __future__ import annotations

import builtins
from collections.abc import Iterator

from ..ir import Model
from ..names import is_field, model_classes, pascal
from ..reserved import CLASSES
from . import types
from .literals import INDENT, docstring, string_literal
from .types import Generic, Name, Shape, Type, Union

_BASE = Name("TypedDict", "typing")
_OPTIONAL = Name("NotRequired", "typing")
_TAKEN = CLASSES | {"Calls", _BASE.text, _OPTIONAL.text}


class Shapes:
    """The classes of one model, by shape; what two params share is one class."""

    def __init__(self, model: Model) -> None:
        self.names: dict[Shape, str] = {}
        """Those inside others come first."""
        self._words: dict[Shape, str] = {}
        self._taken = {*_TAKEN, *model_classes(model.class_name), *dir(builtins)}
        for param in model.params:
            if param.uploads is None:
                self._collect(types.of_kind(param.kind), (param.name,), param.name)

    def _collect(self, one: Type, path: tuple[str, ...], owner: str) -> None:
        match one:
            case Generic(_, arguments):
                for inner in arguments:
                    self._collect(inner, (*path, "item"), owner)
            case Union(members):
                for inner in members:
                    self._collect(inner, path, owner)
            case Shape(rows):
                for key, _, inner in rows:
                    self._collect(inner, (*path, key), owner)
                if one not in self.names:
                    name = pascal("_".join(path))
                    while name in self._taken:
                        name += "_"
                    self._taken.add(name)
                    self.names[one] = name
                    self._words[one] = owner
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
        """The classes one after the other, each behind blank lines as the formatter has them."""
        texts = [self._class(shape) for shape in self.names]
        # What follows imports is one line away, unless it is a class.
        near = bool(texts) and not _all_fields(self._rows(next(iter(self.names))))
        return "".join(
            f"\n\n{text}" if near and not number else f"\n\n\n{text}"
            for number, text in enumerate(texts)
        )

    def _rows(self, shape: Shape) -> list[tuple[str, bool, Type]]:
        rows = [(key, needed, self.named(one)) for key, needed, one in shape.rows]
        return [
            (key, needed, one if needed else Generic(_OPTIONAL, (one,)))
            for key, needed, one in rows
        ]

    def _class(self, shape: Shape) -> str:
        name, rows = self.names[shape], self._rows(shape)
        if _all_fields(rows):
            said = docstring(f"What `{self._words[shape]}` takes.", 1)
            fields = "\n".join(
                f"{INDENT}{key}: {types.annotation(one, 1, len(key) + 2, 0)}"
                for key, _, one in rows
            )
            return f"class {name}(TypedDict):\n{INDENT}{said}\n\n{fields}"
        fields = "".join(
            f"{INDENT * 2}{string_literal(key)}: {types.annotation(one, 2, len(string_literal(key)) + 2, 1)},\n"
            for key, _, one in rows
        )
        return f"{name} = TypedDict(\n{INDENT}{string_literal(name)},\n{INDENT}{{\n{fields}{INDENT}}},\n)"


def _all_fields(rows: list[tuple[str, bool, Type]]) -> bool:
    """Whether every key may be a field of a class, and hides no name that the types use."""
    words = {used.text for _, _, one in rows for used in types.names(one)}
    return all(is_field(key) and key not in words for key, _, _ in rows)


def shapes(model: Model) -> str:
    """The source of the classes of a model's objects; empty where it has none."""
    return Shapes(model).source()
