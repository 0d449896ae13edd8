"""Types of generated code as a small tree, and a printer that formats them like the formatter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..runtime.rules.kinds.base import Kind
from .literals import INDENT, WIDTH, inline


@dataclass(frozen=True, slots=True)
class Name:
    """A class by name. `module` is where generated code imports it from; empty for a builtin."""

    text: str
    module: str = ""


@dataclass(frozen=True, slots=True)
class Literal:
    """One of several values: texts, numbers, booleans or None."""

    options: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Generic:
    """A class with arguments: ``Sequence[str]``."""

    origin: Name
    arguments: tuple[Type, ...]


@dataclass(frozen=True, slots=True)
class Union:
    """Any of several types."""

    members: tuple[Type, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """An object with known keys; its class gets a name in the module of its model."""

    rows: tuple[tuple[str, bool, Type], ...]
    """(key, whether it has to be there, type) of each key."""


Type = Name | Literal | Generic | Union | Shape

NONE = Name("None")
LITERAL = Name("Literal", "typing")
MODULES = {"Mapping": "collections.abc", "Sequence": "collections.abc"}
"""The module of each name that kinds use. Any other name is a builtin."""


def of_kind(kind: Kind) -> Type:
    """The Python type of a kind."""
    return _of_tree(kind.python_type())


def _of_tree(tree: Any) -> Type:
    match tree:
        case ("name", str(name)):
            return Name(name, MODULES.get(name, ""))
        case ("literal", options):
            return Literal(tuple(options))
        case ("generic", str(name), parts):
            return Generic(Name(name, MODULES.get(name, "")), tuple(map(_of_tree, parts)))
        case ("fields", rows):
            return Shape(tuple((key, needed, _of_tree(one)) for key, needed, one in rows))
        case ("union", (one, ("name", "None"))):
            return optional(_of_tree(one))
        case ("union", parts):
            return Union(tuple(map(_of_tree, parts)))
        case _:
            raise TypeError(f"{tree!r} is not a type")


def allows_none(one: Type) -> bool:
    """Whether None is a value of the type."""
    if isinstance(one, Literal):
        return None in one.options
    return isinstance(one, Union) and NONE in one.members


def without_none(one: Type) -> Type:
    """`one` without None; as it is where it does not allow None."""
    if isinstance(one, Literal):
        return Literal(tuple(option for option in one.options if option is not None))
    if not isinstance(one, Union):
        return one
    members = tuple(member for member in one.members if member != NONE)
    return members[0] if len(members) == 1 else Union(members)


def optional(one: Type) -> Type:
    """`one` or None; as it is where it allows None already."""
    if isinstance(one, Literal):
        return one if None in one.options else Literal((*one.options, None))
    members = one.members if isinstance(one, Union) else (one,)
    return one if NONE in members else Union((*members, NONE))


def names(one: Type) -> Iterator[Name]:
    """Every name that the source of a type uses."""
    match one:
        case Name():
            yield one
        case Literal():
            yield LITERAL
        case Generic(origin, arguments):
            yield origin
            for inner in arguments:
                yield from names(inner)
        case Union(members):
            for inner in members:
                yield from names(inner)
        case Shape(rows):
            for _, _, inner in rows:
                yield from names(inner)


def source(one: Type) -> str:
    """The type on one line."""
    if isinstance(one, Name):
        return one.text
    if isinstance(one, Union):
        return " | ".join(source(inner) for inner in one.members)
    if isinstance(one, Shape):
        raise TypeError("the class of an object is written by its name")
    head, parts = _subscript(one)
    return f"{head}[{', '.join(source(p) if isinstance(p, _NODES) else inline(p) for p in parts)}]"


def annotation(one: Type, level: int, before: int, after: int) -> str:
    """Returns the type for an annotation, on as many lines as the formatter needs.

    `level` is the indentation of the line in levels. `before` columns stand between the indentation
    and the type, `after` columns follow it. A union on several lines gets no brackets where a
    default follows it (`after` > 1), and brackets where nothing does.
    """
    line = source(one)
    if len(INDENT) * level + before + len(line) + after <= WIDTH:
        return line
    pad = INDENT * level
    if isinstance(one, Union) and after > 1:
        return f"\n{pad}| ".join(_break_lines(inner, level) for inner in one.members)
    if isinstance(one, Union):
        inside = f"\n{pad}{INDENT}| ".join(_break_lines(inner, level + 1) for inner in one.members)
        return f"(\n{pad}{INDENT}{inside}\n{pad})"
    return _break_lines(one, level, always=True)


def _break_lines(one: Any, level: int, always: bool = False, after: int = 0) -> str:
    """Returns one part that starts a line. It takes one line when it fits."""
    if not isinstance(one, _NODES):
        return inline(one)
    line = source(one)
    if isinstance(one, Name) or (not always and len(INDENT) * level + len(line) + after <= WIDTH):
        return line
    pad = INDENT * (level + 1)
    if isinstance(one, Union):
        return f"\n{INDENT * level}| ".join(_break_lines(inner, level) for inner in one.members)
    head, parts = _subscript(one)
    # One argument gets no comma: with one, it would be a tuple.
    comma = "," if len(parts) > 1 else ""
    rows = "".join(f"{pad}{_break_lines(part, level + 1, after=1)}{comma}\n" for part in parts)
    return f"{head}[\n{rows}{INDENT * level}]"


def _subscript(one: Literal | Generic) -> tuple[str, tuple[Any, ...]]:
    if isinstance(one, Literal):
        return LITERAL.text, one.options
    return one.origin.text, one.arguments


_NODES = (Name, Literal, Generic, Union)
