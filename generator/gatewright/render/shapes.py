"""The types of a model that have a name: its objects, and options that need more than a line.

An object is a `TypedDict` with the keys as they travel.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterator

from ..ir import Model
from ..names import model_classes, pascal
from ..reserved import CLASSES
from . import types
from .literals import INDENT, SKIP, WIDTH, fill_lines, inline, string_literal
from .types import Generic, Literal, Name, Shape, Type, Union

_BASE = Name("TypedDict", "typing")
_OPTIONAL = Name("NotRequired", "typing")
_LONG = 72
"""Columns of options from which they are named: on a line they would not fit. Editors show what the name holds."""
_TAKEN = CLASSES | {"Calls", "Common", _BASE.text, _OPTIONAL.text}


class Shapes:
    """The named types of one model; what two params share is one of them."""

    def __init__(self, model: Model) -> None:
        self.names: dict[Shape | Literal, str] = {}
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
                several = sum(isinstance(inner, Shape) for inner in members) > 1
                for inner in members:
                    said = _tag(inner) if several and isinstance(inner, Shape) else None
                    self._collect(inner, path if said is None else (*path, said))
            case Shape(rows):
                for key, _, inner in rows:
                    self._collect(inner, (*path, key))
                self._name(one, path)
            case Literal():
                options = types.without_none(one)
                if isinstance(options, Literal) and _columns(options) > _LONG:
                    self._name(options, path)
            case _:
                pass

    def _name(self, one: Shape | Literal, path: tuple[str, ...]) -> None:
        if one in self.names:
            return
        name = pascal("_".join(path))
        while name in self._taken:
            name += "_"
        self._taken.add(name)
        self.names[one] = name

    def with_class_names(self, one: Type) -> Type:
        """The type with the names of classes in the place of shapes."""
        match one:
            case Generic(origin, arguments):
                return Generic(origin, tuple(map(self.with_class_names, arguments)))
            case Union(members):
                return Union(tuple(map(self.with_class_names, members)))
            case Shape():
                return Name(self.names[one])
            case Literal() if one in self.names:
                return Name(self.names[one])
            case _:
                return one

    def used_names(self) -> Iterator[Name]:
        """Every name that the types need."""
        for one in self.names:
            if isinstance(one, Literal):
                yield types.LITERAL
                continue
            yield _BASE
            for _, _, inner in self._rows(one):
                yield from types.names(inner)

    def source(self) -> str:
        """The types one after the other, with blank lines as the formatter has them."""
        return "".join(
            f"\n\n{self._options(one) if isinstance(one, Literal) else self._class(one)}"
            for one in self.names
        )

    def _rows(self, shape: Shape) -> list[tuple[str, bool, Type]]:
        rows = [(key, needed, self.with_class_names(one)) for key, needed, one in shape.rows]
        some = any(needed for _, needed, _ in rows)
        return [
            (key, needed, Generic(_OPTIONAL, (one,)) if some and not needed else one)
            for key, needed, one in rows
        ]

    def _options(self, one: Literal) -> str:
        line = f"{self.names[one]} = {types.source(one)}"
        if len(line) <= WIDTH:
            return line
        lines = fill_lines(map(inline, one.options), INDENT)
        return f"{self.names[one]} = Literal[\n{lines}\n]{SKIP}"

    def _class(self, shape: Shape) -> str:
        """One class, its keys as texts: what a page calls them never becomes an identifier."""
        name = self.names[shape]
        keys = {key: types.source(one) for key, _, one in self._rows(shape)}
        total = "" if any(needed for _, needed, _ in shape.rows) else ", total=False"
        row = ", ".join(f"{string_literal(key)}: {one}" for key, one in keys.items())
        line = f"{name} = TypedDict({string_literal(name)}, {{{row}}}{total})"
        if len(line) <= WIDTH:
            return line
        fields = "".join(
            f"{INDENT * 2}{string_literal(key)}: "
            f"{types.annotation(one, 2, len(string_literal(key)) + 2, 1)},\n"
            for key, _, one in self._rows(shape)
        )
        rows = [string_literal(name), f"{{\n{fields}{INDENT}}}", *([total[2:]] if total else [])]
        return f"{name} = TypedDict(\n{''.join(f'{INDENT}{one},{chr(10)}' for one in rows)})"


def _tag(shape: Shape) -> str | None:
    """The fixed text of a key that has to be there: of several objects it says which one it is."""
    for _, needed, inner in shape.rows:
        if needed and isinstance(inner, Literal) and len(inner.options) == 1:
            (text,) = inner.options
            if isinstance(text, str):
                return text
    return None


def _columns(one: Literal) -> int:
    """How long the options are on one line, whatever of their text has to be escaped."""
    texts = [f"'{option}'" if isinstance(option, str) else str(option) for option in one.options]
    return len(f"{types.LITERAL.text}[{', '.join(texts)}]")


def shapes(model: Model) -> str:
    """The source of the named types of a model; empty where it has none."""
    return Shapes(model).source()
