"""The base class of kinds."""

from __future__ import annotations

from ..judging import KindWords
from ..stating import KindTypes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, ClassVar

    from ..judging import Stated as Stated
    from ..limits import Move


class Kind(KindTypes, KindWords):
    """What one JSON value may be.

    What it is stands in `stating`, what it says of a value in `judging`. Here is what leads to other kinds:
    those inside it, those that it becomes, and those it is compared with.
    """

    __slots__ = ()
    sizes: ClassVar[bool] = False
    """Whether a value may name the size of a picture."""
    address: ClassVar[bool] = False
    """Whether a value is an address."""
    content: ClassVar[bool] = False
    """Whether a value is the content of a file as base64."""
    free_text: ClassVar[bool] = False
    """Whether a value may be any text."""
    fixed: ClassVar[bool] = False
    """Whether it is one value, which the client writes: no argument."""
    may_count: ClassVar[bool] = False
    """Whether a value may count as a number."""

    # From a spec, and other kinds from it.

    @classmethod
    def build(cls, facts: dict[str, Any], items: Kind | None = None, fields: Any = ()) -> Kind:
        """The kind with the limits of a spec's facts; `items` and `fields` are built already."""
        limits = {limit.name: limit.of(facts) for limit in cls.limits}
        return cls(nullable=facts.get("nullable", False), **limits)

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

    # What is inside a value.

    def element(self) -> Kind | None:
        """The kind of each element of a list; None for anything else, and where they may be anything."""
        return None

    def single(self) -> Kind:
        """The kind of one value: of an element where it is a list, else itself."""
        return self.element() or self

    def most_values(self) -> int | None:
        """How many values one may give: 1, or the most elements of a list; None: any number."""
        return 1

    def inner_keys(self) -> tuple[Any, ...]:
        """The keys of an object with their cases, in the generator only."""
        return ()

    def only_keys(self) -> tuple[str, ...] | None:
        """The names of the keys of an object that takes no others; None for anything else."""
        return None

    def members(self) -> tuple[Kind, ...]:
        """The kinds of which a value is one, where there are several."""
        return ()

    def tagged_by(self) -> tuple[str, str] | None:
        """A key, and the fixed text there that tells such an object from others."""
        return None

    @property
    def label(self) -> str:
        """What tells it from the other kinds of a value of several."""
        return self.word

    # What a value leads to.

    def links(self, value: Any) -> bool:
        """Whether `value`, which is right, is the address of a file."""
        return False

    def takes_content(self) -> bool:
        """Whether a value may be the content of a file as base64, beside what else it may be."""
        return self.content

    # Two releases.

    def moves(self, new: Kind) -> Iterator[Move]:
        """Yields the moves of limits from this kind to `new`. It does not compare inner kinds."""
        if self.word != new.word:
            yield self.move_to_kind(new, new.holds(self), self.holds(new))
        else:
            yield from self.limit_moves(new)

    def holds(self, other: Kind) -> bool:
        """Whether this kind is several of which one is `other`."""
        return False
