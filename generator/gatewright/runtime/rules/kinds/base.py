"""The base class of kinds."""

from __future__ import annotations

from ..limits import CHANGED, LOOSENED, TIGHTENED, WIDER, Move
from ..meant import Suggestion
from ..messages import show_value
from ..side import Side

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator
    from collections.abc import Set as AbstractSet
    from typing import Any, ClassVar, Protocol

    from ..limits import Limit

    TypeTree = tuple[Any, ...]
    Quoter = Callable[[str], str]

    class Stated(Protocol):
        """A kind at its place, as its messages and violations need it; see `rule.Rule`."""

        kind: Kind
        path: str
        mode: str
        because: str
        default: Any
        elsewhere: tuple[tuple[str, tuple[Any, ...], tuple[str, ...]], ...]
        model: str
        places: dict[str, str] | None
        doubled: AbstractSet[str]

        def statement(self, keyword: str, /) -> tuple[str, str]: ...
        def message(self, keyword: str, value: Any, /) -> str: ...
        def suggestion(self, keyword: str, value: Any, /) -> str | None: ...
        def correction(self, keyword: str, value: Any, /) -> Suggestion | None: ...
        def concerns(self) -> tuple[tuple[str, ...], ...]: ...
        def with_names(self, name: Callable[[tuple[str, ...]], tuple[str, ...]], /) -> Stated: ...


class Kind:
    """What one JSON value may be. A subclass lists its limits, each an attribute of its instances.

    `walks`: ``items`` of a list, ``keys`` of an object, or nothing. `narrower_than`: kinds that allow all of it.
    """

    __slots__ = ("nullable",)
    word: ClassVar[str] = ""
    """The word after `type:` in a spec."""
    in_specs: ClassVar[bool] = True
    """Whether a spec can say it."""
    noun: ClassVar[str] = "value"
    """What it is called in documents."""
    wants: ClassVar[str] = "a value"
    """What a value must be, in messages."""
    json_type: ClassVar[str] = "string"
    python: ClassVar[Any] = ("name", "str")
    """The Python type, as `python_type` gives it."""
    alien: ClassVar[Any] = 3
    """An example of another JSON type."""
    foreign: ClassVar[str] = "type"
    """The rule that a value of another JSON type breaks."""
    walks: ClassVar[str] = ""
    limits: ClassVar[tuple[Limit, ...]] = ()
    narrower_than: ClassVar[tuple[str, ...]] = ()
    own_schemas: ClassVar[dict[str, dict[str, Any]]] = {}
    """The schemas of shared limits for this kind, by limit."""
    sizes: ClassVar[bool] = False
    """Whether a value may name the size of a picture."""
    address: ClassVar[bool] = False
    """Whether a value is an address."""
    free_text: ClassVar[bool] = False
    """Whether a value may be any text."""
    fixed: ClassVar[bool] = False
    """Whether it is one value, which the client writes: no argument."""
    may_count: ClassVar[bool] = False
    """Whether a value may count as a number."""
    guards_once: ClassVar[bool] = False
    """Whether the first of its `guards` names the variable once."""
    as_text: ClassVar[bool] = False
    """Whether something that is not text travels as text."""

    def __init__(self, *, nullable: bool = False, **given: Any) -> None:
        self.nullable: bool = nullable
        for limit in self.limits:
            setattr(self, limit.name, given.pop(limit.name, limit.unset))
        if given:
            raise TypeError(f"{type(self).__name__} has no {', '.join(given)}")

    # From a spec, and into generated code.

    @classmethod
    def build(cls, facts: dict[str, Any], items: Kind | None = None, fields: Any = ()) -> Kind:
        """The kind with the limits of a spec's facts; `items` and `fields` are built already."""
        limits = {limit.name: limit.of(facts) for limit in cls.limits}
        return cls(nullable=facts.get("nullable", False), **limits)

    def settings(self) -> dict[str, Any]:
        """The keyword arguments that make this kind again, those at their usual value left out."""
        found = {
            limit.name: getattr(self, limit.name)
            for limit in self.limits
            if limit.judged and getattr(self, limit.name) != limit.unset
        }
        return {"nullable": True, **found} if self.nullable else found

    def widen(self, other: Kind) -> Kind:
        """A kind that allows what this one or `other`, another state of it, allows."""
        if type(self) is not type(other):
            return self
        limits = {
            limit.name: limit.either(getattr(self, limit.name), getattr(other, limit.name))
            for limit in self.limits
        }
        return type(self)(nullable=self.nullable or other.nullable, **limits)

    def counted_as(self, other: Kind) -> Kind:
        """This kind with as many elements as `other` has; itself where it has none."""
        return self

    def only(self, values: tuple[Any, ...]) -> Kind:
        """The kind with no other options than `values`, where it can have options at all."""
        if all(limit.name != "options" for limit in self.limits):
            return self
        given: dict[str, Any] = {limit.name: getattr(self, limit.name) for limit in self.limits}
        given["options"] = values
        return type(self)(**given)

    def contradictions(self) -> list[tuple[str, str]]:
        """(limit, what is wrong) where limits exclude each other."""
        found = [(limit.name, limit.contradiction(self)) for limit in self.limits]
        return [(name, said) for name, said in found if said]

    keys: tuple[str, ...] = ()
    """Of an object: the names of its keys."""
    known: frozenset[str] = frozenset()
    """The same, to look into."""
    open: bool = False
    """Whether others may be there than those listed: keys of an object, texts of an enum."""
    partial: bool = False
    """Whether it is open because what is listed is not all that its page lists."""
    fields: tuple[Any, ...] = ()
    """The keys of an object with their cases, in the generator only."""
    fine: Container[Any] = ()
    """Values that are certainly right: one asks with `in`."""
    addresses: Container[Any] = ()
    """Texts that certainly are the addresses it takes, whatever lengths it limits."""
    fewest: float = 0
    most: float = -1
    """Of a list: between which numbers of elements it certainly is right."""
    largest: int | None = None
    """Of a list: the most elements that it may have; None: any number."""
    base64: bool = False
    """Whether it may be the content of a file as base64."""
    items: Kind | None = None
    """The kind of a list's elements, in the generator only."""
    any_of: tuple[Kind, ...] = ()
    """The kinds of which a value is one, where there are several."""
    tag: tuple[str, str] | None = None
    """A key and the fixed text that tells such an object from others."""

    @property
    def label(self) -> str:
        """What tells it from the other kinds of a value of several."""
        return self.word if self.tag is None else f"{self.word} {self.tag[1]}"

    @property
    def choices(self) -> tuple[Any, ...]:
        """The only values that are allowed; empty where any may be."""
        return ()

    def broken_keywords(self, value: Any) -> tuple[str, ...]:
        """Returns the JSON Schema keywords that `value` breaks. It does not check inner values."""
        raise NotImplementedError

    def unlisted_parts(self, value: Any) -> Iterable[tuple[str, Any]]:
        """(word, what) of what `value` is or has that is taken though nobody lists it: each a notice."""
        return ()

    def guards(self, var: str, fine: str, literal: Callable[[Any], str]) -> list[str]:
        """Python conditions of which one is true for every wrong value of the variable `var`.

        They may be true for some right values too. With an empty list, `broken_keywords` checks each value.
        `fine` is the expression for the set `fine`, `literal` writes a value as source.
        """
        return []

    # Types and schemas.

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

    def links(self, value: Any) -> bool:
        """Whether `value`, which is right, is the address of a file."""
        return False

    # Words.

    def title(self, quote: Quoter) -> str:
        """What a value is, for documents; `quote` marks words of the wire."""
        return self.noun

    def words(self, only: frozenset[str] | None = None) -> tuple[str, ...]:
        """The limits for readers, one phrase each; `only` names the limits to say."""
        found = [
            limit.words(getattr(self, limit.name), self)
            for limit in self.limits
            if only is None or limit.tells(only)
        ]
        if self.nullable and only is None:
            found.append("or null")
        return tuple(word for word in found if word)

    def message(self, keyword: str, value: Any, rule: Stated) -> str:
        """What is wrong with `value`, which breaks `keyword`, in one line."""
        if keyword == "unicode":
            return "holds a lone surrogate, which UTF-8 cannot carry"
        return f"{show_value(value)} is not {self.wants}"

    def suggestion(self, keyword: str, value: Any, rule: Stated) -> str | None:
        """What would be right, in words; None when there is nothing to say."""
        if keyword == "type" and isinstance(value, list) and len(value) == 1:  # pyright: ignore[reportUnknownArgumentType]
            return "give the one value itself, not a list"
        return None

    def to_add(self, rule: Stated) -> str:
        """What to write where the value is missing."""
        return self.wants

    def correction(self, keyword: str, value: Any) -> Suggestion | None:
        """What `value`, which breaks `keyword`, was meant to be; None where nothing clearly is meant."""
        elements: list[Any] = value if isinstance(value, list) else []  # pyright: ignore[reportUnknownVariableType]
        if keyword == "type" and len(elements) == 1 and self.walks != "items":
            (single,) = elements
            return Suggestion(single) if not self.broken_keywords(single) else None
        return None

    # Two releases.

    def moves(self, new: Kind) -> Iterator[Move]:
        """Yields the moves of limits from this kind to `new`. It does not compare inner kinds."""
        if self.word != new.word:
            yield self._move_to_kind(new)
            return
        for limit in self.limits:
            old, now = getattr(self, limit.name), getattr(new, limit.name)
            if old != now:
                yield from limit.moves(old, now)
        if self.nullable != new.nullable:
            said = "may be null now" if new.nullable else "may no longer be null"
            way = LOOSENED if new.nullable else TIGHTENED
            type_is = "its type is wider" if new.nullable else "its type is narrower"
            yield Move("nullable", way, self.nullable, new.nullable, said, type_is)

    def holds(self, other: Kind) -> bool:
        """Whether this kind is several of which one is `other`."""
        return False

    def _move_to_kind(self, new: Kind) -> Move:
        """The move for another kind."""
        bounded = any(
            getattr(new, limit.name) not in (limit.unset, getattr(self, limit.name, limit.unset))
            for limit in new.limits
        )
        fits = new.holds(self) or (new.word in self.narrower_than and not bounded)
        wider = fits and new.nullable >= self.nullable
        narrower = self.holds(new) or self.word in new.narrower_than
        way = LOOSENED if wider else TIGHTENED if narrower else CHANGED
        text = f"is of the type `{new.word}` now; it was `{self.word}`"
        type_is = WIDER if wider else "its type is another one"
        return Move("type", way, self.word, new.word, text, type_is)

    # Examples.

    def example(self) -> Any:
        """Some right value."""
        raise NotImplementedError

    def sides(self) -> Iterator[Side]:
        """Every limit with a value on either side of it."""
        good = self.example()
        yield Side("type", good, self.alien, self.foreign)
        inside, outside = (None, self.alien) if self.nullable else (good, None)
        yield Side("nullable", inside, outside, self.foreign)
        yield from self.limit_sides(good)

    def limit_sides(self, good: Any) -> Iterator[Side]:
        """The sides of the kind's own limits; `good` is its example."""
        yield from ()

    # As data: two kinds with the same limits are the same.

    def state(self) -> tuple[Any, ...]:
        """All that makes two kinds of one class differ."""
        return (self.nullable, *(getattr(self, limit.name) for limit in self.limits))

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return (
            type(self) is type(other) and isinstance(other, Kind) and self.state() == other.state()
        )

    def __hash__(self) -> int:
        return hash((type(self), self.state()))

    def __repr__(self) -> str:
        given = ", ".join(f"{name}={value!r}" for name, value in self.settings().items())
        return f"{type(self).__name__}({given})"
