"""A JSON object."""

from __future__ import annotations

from ..limits import Limit, open_toggle
from ..meant import Suggestion
from ..meant.spelling import read_json
from ..messages import join_words, show_value
from .base import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from .base import Stated

LINK = "url"
"""The key of an object that stands for a file: its address."""
PARTIAL = "partial"
"""What the facts of an object say beside those of its spec, where its keys were not all seen."""


class Object(Kind):
    """An object with known keys, and others only where it is `open`.

    Where its keys were not all seen on the page it is `partial`: others are taken with a notice. `tag`
    is a key that it has to have with a fixed text, and that text: what tells it from other objects.

    In generated validators `keys` are the names of its keys. Where a spec is read, `fields` describes
    each of them, with a `wire` name and its cases.
    """

    __slots__ = ("fields", "keys", "known", "open", "partial", "tag")
    word = "object"
    noun = "object"
    wants = "an object"
    json_type = "object"
    python = ("generic", "Mapping", (("name", "str"), ("name", "object")))
    walks = "keys"
    limits = (
        Limit("fields", {"$ref": "#/$defs/params", "description": "The keys of the object."}),
        open_toggle(("takes any key", "takes no other keys any more")),
    )
    fields: tuple[Any, ...]
    open: bool

    def __init__(
        self,
        *,
        keys: tuple[str, ...] = (),
        fields: tuple[Any, ...] = (),
        open: bool = False,
        partial: bool = False,
        nullable: bool = False,
        tag: tuple[str, str] | None = None,
    ) -> None:
        super().__init__(nullable=nullable, fields=fields, open=open or partial)
        self.tag: tuple[str, str] | None = tag
        self.partial: bool = partial and not open
        self.keys: tuple[str, ...] = keys or tuple(field.wire for field in fields)
        self.known = frozenset(self.keys)

    @classmethod
    def build(cls, facts: dict[str, Any], items: Kind | None = None, fields: Any = ()) -> Kind:
        return cls(
            fields=tuple(fields),
            open=facts.get("open", False),
            partial=facts.get(PARTIAL, False),
            nullable=facts.get("nullable", False),
            tag=tag_of(facts.get("fields", {})),
        )

    def settings(self) -> dict[str, Any]:
        found: dict[str, Any] = {"keys": self.keys}
        if self.open:
            found["partial" if self.partial else "open"] = True
        if self.nullable:
            found["nullable"] = True
        if self.tag:
            found["tag"] = self.tag
        return found

    def widen(self, other: Kind) -> Kind:
        return self

    def plain_type(self) -> tuple[Any, ...]:
        if not self.fields:
            return super().plain_type()
        # An open one too: a `TypedDict` that inherits from it has the further keys.
        rows = ((key.wire, key.is_required, key.kind().python_type()) for key in self.fields)
        return ("fields", tuple(rows))

    def plain_schema(self) -> dict[str, Any]:
        required = [field.wire for field in self.fields if field.is_required]
        return {
            "type": "object",
            "properties": {field.wire: field.schema() for field in self.fields},
            **({"required": required} if required else {}),
            **({} if self.open else {"additionalProperties": False}),
        }

    def broken_keywords(self, value: Any) -> tuple[str, ...]:
        right = isinstance(value, dict) or (value is None and self.nullable)
        return () if right else ("type",)

    def inner_keys(self) -> tuple[Any, ...]:
        return self.fields

    def only_keys(self) -> tuple[str, ...] | None:
        return None if self.open else self.keys

    def tagged_by(self) -> tuple[str, str] | None:
        return self.tag

    @property
    def label(self) -> str:
        return self.word if self.tag is None else f"{self.word} {self.tag[1]}"

    def unknown_keys(self, value: Iterable[Any]) -> list[Any]:
        return [key for key in value if key not in self.known]

    def finds_unlisted(self) -> bool:
        return self.partial

    def unlisted_parts(self, value: Any) -> Iterator[tuple[str, Any]]:
        if not self.partial or not isinstance(value, dict):
            return
        # Of a union each member asks for itself: a value of another one has that one's keys.
        if self.tag is None or value.get(self.tag[0]) == self.tag[1]:  # pyright: ignore[reportUnknownMemberType]
            yield from (("unseen", key) for key in self.unknown_keys(value))  # pyright: ignore[reportUnknownArgumentType]

    def message(self, keyword: str, value: Any, rule: Stated) -> str:
        where = rule.path.replace("/*", "").rpartition("/")[2] or "the request"
        if keyword == "additionalProperties":
            return f"{show_value(value)} is not a key of {where}"
        if keyword == "unseen":
            return f"{show_value(value)} is none of the keys of {where} that were seen on the page"
        return super().message(keyword, value, rule)

    def suggestion(self, keyword: str, value: Any, rule: Stated) -> str | None:
        if keyword in ("additionalProperties", "unseen"):
            from ..meant.keys import right_key

            if keyword == "unseen" and rule.correction(keyword, value) is None:
                return "it travels as it is"
            return right_key(rule, self.keys, value) if isinstance(value, str) else None
        if isinstance(value, str) and value.lstrip()[:1] == "{":
            return "give the object itself, not its text"
        return f"it has the keys {join_words(self.keys)}" if self.keys else None

    def correction(self, keyword: str, value: Any) -> Suggestion | None:
        if isinstance(value, str) and LINK in self.known and "://" in value:
            return Suggestion({LINK: value})
        if isinstance(value, str) and value.lstrip()[:1] == "{":
            found = read_json(value)
            return Suggestion(found) if isinstance(found, dict) else None
        return None

    def key_correction(self, key: str, rule: Stated) -> Suggestion | None:
        from ..meant.keys import key_meant

        return key_meant(rule, self.keys, key)

    def example(self) -> Any:
        return {
            field.wire: field.cases[0].param.kind.example()
            for field in self.fields
            if field.cases[0].required
        }

    def state(self) -> tuple[Any, ...]:
        return (*super().state(), self.keys, self.partial)


def tag_of(fields: dict[str, dict[str, Any]]) -> tuple[str, str] | None:
    """The first key that has to be there with a fixed text, and the text."""
    from .const import Const

    for name, facts in fields.items():
        fixed = facts["type"] == Const.word and isinstance(facts.get("const"), str)
        if facts.get("required") and fixed:
            return facts.get("key") or name, facts["const"]
    return None
