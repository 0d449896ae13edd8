"""What a kind is: its limits, how two states of it differ, and its types in Python and in JSON."""

from __future__ import annotations

from .limits import CHANGED, LOOSENED, NARROWER, TIGHTENED, WIDER, Move

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, ClassVar

    from .limits import Limit

    TypeTree = tuple[Any, ...]


class KindLimits:
    """A class lists its limits, each an attribute of its instances. Two with the same limits are the same."""

    __slots__ = ("nullable",)
    word: ClassVar[str] = ""
    """The word after `type:` in a spec."""
    in_specs: ClassVar[bool] = True
    """Whether a spec can say it."""
    limits: ClassVar[tuple[Limit, ...]] = ()
    own_schemas: ClassVar[dict[str, dict[str, Any]]] = {}
    """The schemas of shared limits for this kind, by limit."""
    narrower_than: ClassVar[tuple[str, ...]] = ()
    """The words of kinds that allow all of it."""

    def __init__(self, *, nullable: bool = False, **given: Any) -> None:
        self.nullable: bool = nullable
        for limit in self.limits:
            setattr(self, limit.name, given.pop(limit.name, limit.unset))
        if given:
            raise TypeError(f"{type(self).__name__} has no {', '.join(given)}")

    def settings(self) -> dict[str, Any]:
        """The keyword arguments that make this kind again, those at their usual value left out."""
        found = {
            limit.name: getattr(self, limit.name)
            for limit in self.limits
            if limit.judged and getattr(self, limit.name) != limit.unset
        }
        return {"nullable": True, **found} if self.nullable else found

    def contradictions(self) -> list[tuple[str, str]]:
        """(limit, what is wrong) where limits exclude each other."""
        found = [(limit.name, limit.contradiction(self)) for limit in self.limits]
        return [(name, said) for name, said in found if said]

    # Two states.

    def limit_moves(self, new: KindLimits) -> Iterator[Move]:
        """Yields the moves of limits to another state of the same kind."""
        for limit in self.limits:
            old, now = getattr(self, limit.name), getattr(new, limit.name)
            if old != now:
                yield from limit.moves(old, now)
        if self.nullable != new.nullable:
            said = "may be null now" if new.nullable else "may no longer be null"
            way, type_is = (LOOSENED, WIDER) if new.nullable else (TIGHTENED, NARROWER)
            yield Move("nullable", way, self.nullable, new.nullable, said, type_is)

    def move_to_kind(self, new: KindLimits, added: bool, dropped: bool) -> Move:
        """The move to another kind. `added`: it is one of the new one's several; `dropped`: the other way round."""
        bounded = any(
            getattr(new, limit.name) not in (limit.unset, getattr(self, limit.name, limit.unset))
            for limit in new.limits
        )
        fits = added or (new.word in self.narrower_than and not bounded)
        wider = fits and new.nullable >= self.nullable
        narrower = dropped or self.word in new.narrower_than
        way = LOOSENED if wider else TIGHTENED if narrower else CHANGED
        text = f"is of the type `{new.word}` now; it was `{self.word}`"
        type_is = WIDER if wider else "its type is another one"
        return Move("type", way, self.word, new.word, text, type_is)

    def state(self) -> tuple[Any, ...]:
        """All that makes two kinds of one class differ."""
        return (self.nullable, *(getattr(self, limit.name) for limit in self.limits))

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return (
            type(self) is type(other)
            and isinstance(other, KindLimits)
            and self.state() == other.state()
        )

    def __hash__(self) -> int:
        return hash((type(self), self.state()))

    def __repr__(self) -> str:
        given = ", ".join(f"{name}={value!r}" for name, value in self.settings().items())
        return f"{type(self).__name__}({given})"


class KindTypes(KindLimits):
    """The Python type, the JSON Schema, and the way from one to the other."""

    __slots__ = ()
    json_type: ClassVar[str] = "string"
    python: ClassVar[Any] = ("name", "str")
    """The Python type, as `python_type` gives it."""
    as_text: ClassVar[bool] = False
    """Whether something that is not text travels as text."""

    def python_type(self) -> TypeTree:
        """The Python type as a tree.

        ``("name", "str")``, ``("literal", options)``, ``("generic", name, parts)``,
        ``("union", parts)`` or ``("fields", (key, required, type) of each key)``.
        """
        return (
            ("union", (self.plain_type(), ("name", "None"))) if self.nullable else self.plain_type()
        )

    def plain_type(self) -> TypeTree:
        """The same without null."""
        python: TypeTree = self.python
        return python

    def schema(self) -> dict[str, Any]:
        """The JSON Schema 2020-12 of a value."""
        schema = self.plain_schema()
        if self.nullable:
            if "enum" in schema:
                schema["enum"] = [*schema["enum"], None]
            schema["type"] = [schema["type"], "null"]
        return schema

    def plain_schema(self) -> dict[str, Any]:
        """The same without null."""
        found = (
            (limit.keyword, getattr(self, limit.name)) for limit in self.limits if limit.keyword
        )
        return {"type": self.json_type, **{key: one for key, one in found if one is not None}}

    def travels(self, value: Any) -> Any:
        """Converts a Python value to its JSON value."""
        return value

    def returns(self, value: Any) -> Any:
        """Converts a JSON value to its Python value."""
        return value

    def parse(self, text: str) -> Any:
        """Converts `text` of a form or a command line. Other text is returned unchanged."""
        return None if self.nullable and text == "null" else text
