"""A value of one of several kinds, told apart by what it is in JSON."""

from __future__ import annotations

from ..choosing import list_values
from ..judging import Side
from ..limits import LOOSENED, NARROWER, TIGHTENED, WIDER, Limit, Move
from ..meant import Suggestion
from ..messages import join_words, nearest, show_value
from .base import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from .base import Stated

FAMILIES = {"integer": "number"}
"""JSON types that are one when a value is told from others."""
STRANGERS: tuple[Any, ...] = (3, "x", True, 0.5, [], {})
"""A value of each JSON type."""


class Members(Limit):
    """The kinds themselves."""

    def of(self, facts: dict[str, Any]) -> Any:
        return tuple(facts.get(self.name, ()))

    def contradiction(self, kind: Any) -> str:
        for number, one in enumerate(kind.any_of):
            for other in kind.any_of[:number]:
                if tags_differ(one, other):
                    continue
                if family(one) == family(other) and not (one.choices or other.choices):
                    if one.walks == "keys":
                        return (
                            "nothing tells one object from another; give each a required key of the "
                            "type `constant`, with another text in each"
                        )
                    return (
                        f"nothing tells `{other.word}` from `{one.word}`: both are of the type "
                        f"{family(one)} in JSON, and neither has `options`"
                    )
        return ""


class Either(Kind):
    """A value of any of the kinds `any_of`.

    They differ in their JSON type; of one type, all but one have options, and what is none of these is
    judged as the one that has not. Objects differ in the fixed text of a key.
    """

    __slots__ = ("any_of",)
    word = "union"
    noun = "one of several"
    walks = "members"
    limits = (
        Members(
            "any_of",
            {
                "type": "array",
                "description": "What the value may be: several kinds that differ in their JSON type.",
                "items": {"$ref": "#/$defs/value"},
                "minItems": 2,
            },
            needed=True,
        ),
    )
    any_of: tuple[Kind, ...]

    def members(self) -> tuple[Kind, ...]:
        return self.any_of

    def member(self, value: Any) -> Kind | None:
        """The kind that `value` is judged as, or None where it is of another JSON type than all."""
        if isinstance(value, dict) and self.tags:
            said = said_in(value, self.tags[0])
            return next(
                (one for one in self.any_of if one.tagged_by() == (self.tags[0], said)), None
            )
        found = [one for one in self.any_of if family_of(value) == family(one)]
        chosen = [one for one in found if one.choices and not one.broken_keywords(value)]
        rest = [one for one in found if not one.choices]
        return next(iter([*chosen, *rest, *found]), None)

    def broken_keywords(self, value: Any) -> tuple[str, ...]:
        if value is None and (self.nullable or any(one.nullable for one in self.any_of)):
            return ()
        member = self.member(value)
        if member is None:
            return ("enum",) if isinstance(value, dict) and self.tags else ("type",)
        # What is inside a list or an object is looked at by rules of its own.
        return () if member.walks else member.broken_keywords(value)

    @property
    def tags(self) -> tuple[str, ...]:
        """The key that tells objects apart, then its texts; empty where there are not several."""
        tags = [tag for one in self.any_of if (tag := one.tagged_by())]
        return (tags[0][0], *(text for _, text in tags)) if len(tags) > 1 else ()

    def plain_type(self) -> tuple[Any, ...]:
        return ("union", tuple(one.python_type() for one in self.any_of))

    def schema(self) -> dict[str, Any]:
        null = [{"type": "null"}] if self.nullable else []
        return {"anyOf": [*(one.schema() for one in self.any_of), *null]}

    def travels(self, value: Any) -> Any:
        member = self.member(value)
        return value if member is None else member.travels(value)

    def title(self, quote: Callable[[str], str]) -> str:
        said = ("; ".join((one.title(quote), *one.words())) for one in self.any_of)
        return ", or ".join(said)

    def alternatives(self) -> str:
        """What a value may be, in messages."""
        said = (
            f"one of {list_values(one.choices)}" if one.choices else one.wants
            for one in self.any_of
        )
        return join_words(tuple(dict.fromkeys(said)))

    def message(self, keyword: str, value: Any, rule: Stated) -> str:
        if keyword == "enum" and isinstance(value, dict):
            key, *texts = self.tags
            if key not in value:
                return f"has no {key}, which says what it is"
            return f"its {key} is {show_value(value[key])}, which is none of {join_words(tuple(texts))}"  # pyright: ignore[reportUnknownArgumentType]
        member = self.member(value)
        if member is None or keyword == "type":
            return f"{show_value(value)} is not {self.alternatives()}"
        return member.message(keyword, value, rule)

    def suggestion(self, keyword: str, value: Any, rule: Stated) -> str | None:
        if keyword == "enum" and isinstance(value, dict):
            key, *texts = self.tags
            said = said_in(value, key)
            near = nearest(said, tuple(texts)) if isinstance(said, str) else None
            return f"did you mean {near}?" if near else f"set {key} to {join_words(tuple(texts))}"
        member = self.member(value)
        return None if member is None else member.suggestion(keyword, value, rule)

    def to_add(self, rule: Stated) -> str:
        return self.alternatives()

    def correction(self, keyword: str, value: Any) -> Suggestion | None:
        member = self.member(value)
        return None if member is None else member.correction(keyword, value)

    def moves(self, new: Kind) -> Iterator[Move]:
        yield from super().moves(new)
        if isinstance(new, Either):
            old, now = ({one.label: one for one in kind.any_of} for kind in (self, new))
            for word in old.keys() - now.keys():
                text = f"is no longer {said_of(old[word])}"
                yield Move("any_of", TIGHTENED, word, None, text, NARROWER)
            for word in now.keys() - old.keys():
                yield Move(
                    "any_of", LOOSENED, None, word, f"may be {said_of(now[word])} too", WIDER
                )

    def holds(self, other: Kind) -> bool:
        return any(one == other for one in self.any_of)

    def example(self) -> Any:
        return self.any_of[0].example()

    def sides(self) -> Iterator[Side]:
        outside = next(one for one in STRANGERS if self.member(one) is None)
        good = self.example()
        for member in self.any_of:
            yield Side("any_of", member.example(), outside, "type")
            for side in member.limit_sides(member.example()):
                if not member.walks and self.broken_keywords(side.outside) == (side.rule,):
                    yield Side(side.limit, side.inside, side.outside, side.rule)
        yield Side("nullable", None if self.nullable else good, outside, "type")


def said_in(value: Any, key: str) -> Any:
    """What an object says at `key`; None where it says nothing."""
    return value.get(key)


def said_of(kind: Kind) -> str:
    """A member in words."""
    tag = kind.tagged_by()
    return kind.noun if tag is None else f"{kind.noun} {tag[1]}"


def tags_differ(one: Kind, other: Kind) -> bool:
    """Whether two objects have different texts at one key."""
    mine, theirs = one.tagged_by(), other.tagged_by()
    return bool(mine and theirs and mine[0] == theirs[0] and mine[1] != theirs[1])


def family(kind: Kind) -> str:
    """The JSON type of a kind; whole numbers are numbers."""
    return FAMILIES.get(kind.json_type, kind.json_type)


def family_of(value: Any) -> str:
    """The JSON type of a value."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    kinds = ((str, "string"), (list, "array"), (dict, "object"))
    return next((name for made, name in kinds if isinstance(value, made)), "null")
