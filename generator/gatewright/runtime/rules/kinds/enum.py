"""One of a few strings."""

from __future__ import annotations

from ..choosing import options, refusal, suggest_value
from ..judging import Side
from ..limits import REWORDED, Limit, Move, Note, open_toggle, span
from ..meant import Suggestion
from ..meant.options import option_meant
from ..meant.tiers import with_unit
from ..messages import code_spans, join_words, show_value
from .base import Kind
from .text import lone_surrogates

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator
    from typing import Any, ClassVar

    from .base import Stated


class Pixels(Note):
    """The pixels of the pictures that presets stand for."""

    def words(self, value: Any, kind: Any) -> str:
        if self.name == "max_pixels" and kind.min_pixels is not None:
            return ""
        return span(kind.min_pixels, kind.max_pixels, "pixels in all")


class Enum(Kind):
    """One of `options`, or where it is `open` any other text too.

    The pixels are a documented property of presets, no limit.
    """

    __slots__ = ("fine", "max_pixels", "min_pixels", "open", "options")
    word = "enum"
    may_count = True
    guards_once = True
    wants = "one of a few strings"
    limits: ClassVar[tuple[Limit, ...]] = (
        options(needed=True),
        open_toggle(("takes other texts too", "takes only what is listed"), "others are taken too"),
        Pixels(
            "min_pixels",
            {"type": "integer", "minimum": 1, "description": "Fewest pixels in all."},
            by_mode=True,
        ),
        Pixels(
            "max_pixels",
            {"type": "integer", "minimum": 1, "description": "Most pixels in all."},
            by_mode=True,
        ),
    )
    narrower_than: ClassVar[tuple[str, ...]] = ("string",)
    sizes = True
    own_schemas: ClassVar[dict[str, dict[str, Any]]] = {"options": {"items": {"type": "string"}}}
    open: bool
    options: tuple[str, ...]
    min_pixels: int | None
    max_pixels: int | None

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.fine = frozenset(self.options)

    @property
    def choices(self) -> tuple[str, ...]:
        return () if self.open else self.options

    def broken_keywords(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, str):
            return () if value is None and self.nullable else ("type",)
        if self.open:
            return ("unicode",) if not value.isascii() and lone_surrogates(value) else ()
        return () if value in self.fine else ("enum",)

    def finds_unlisted(self) -> bool:
        return self.open

    def unlisted_parts(self, value: Any) -> Iterator[tuple[str, Any]]:
        if self.open and isinstance(value, str) and value not in self.fine:
            yield "unlisted", value

    def guards(self, var: str, fine: str, literal: Callable[[Any], str]) -> list[str]:
        wrong = f"not {var}.isascii()" if self.open else f"{var} not in {fine}"
        return [f"{var}.__class__ is not str", wrong]

    def guard_table(self) -> Container[Any]:
        return () if self.open else self.fine

    def plain_type(self) -> tuple[Any, ...]:
        words = ("literal", self.options)
        return ("union", (words, ("name", "str"))) if self.open else words

    def plain_schema(self) -> dict[str, Any]:
        return {"type": "string", "examples" if self.open else "enum": list(self.options)}

    def title(self, quote: Callable[[str], str]) -> str:
        return ", ".join(quote(option) for option in self.options)

    def message(self, keyword: str, value: Any, rule: Stated) -> str:
        if keyword == "enum":
            return refusal(self.options, value, rule)
        if keyword == "unlisted":
            return f"{show_value(value)} is not among {join_words(self.options)}, which are listed"
        if keyword == "type" and value is not None and not self.open:
            options = join_words(tuple(show_value(option) for option in self.options))
            return f"{show_value(value)} is not one of {options}"
        return super().message(keyword, value, rule)

    def suggestion(self, keyword: str, value: Any, rule: Stated) -> str | None:
        if keyword == "enum":
            return suggest_value(self.options, value, rule)
        if keyword == "unlisted":
            found = option_meant(value, self.options)
            return f"did you mean {found.value}?" if found else "it travels as it is"
        said = super().suggestion(keyword, value, rule)
        if said is not None:
            return said
        if set(self.options) == {"true", "false"}:
            if isinstance(value, bool):
                return f'this gateway wants the string "{show_value(value)}"'
            return 'this gateway wants the string "true" or "false"'
        text = show_value(value)
        if isinstance(value, (int, float)) and text in self.fine:
            return f'in quotation marks: "{text}"'
        found = self.correction(keyword, value)
        return None if found is None else f"did you mean {found.value}?"

    def to_add(self, rule: Stated) -> str:
        return join_words(self.options)

    def correction(self, keyword: str, value: Any) -> Suggestion | None:
        if isinstance(value, str):
            return None if keyword == "type" else option_meant(value, self.options)
        if keyword == "type" and not isinstance(value, (list, dict)):
            text = show_value(value)
            if text in self.fine:
                return Suggestion(text, certain=True)
            one = with_unit(text, self.options)
            return None if one is None else Suggestion(one)
        return super().correction(keyword, value)

    def example(self) -> Any:
        return self.options[0]

    def limit_sides(self, good: Any) -> Iterator[Side]:
        for option in self.options:
            if self.open:
                yield Side("options", option, self.alien, "type")
                yield Side("open", f"{option}_", self.alien, "type")
            else:
                yield Side("options", option, f"{option}_", "enum")

    def moves(self, new: Kind) -> Iterator[Move]:
        known = isinstance(new, Enum) and self.open and new.open
        for move in super().moves(new):
            if move.name != "options" or not known:
                yield move
        if known and isinstance(new, Enum) and self.fine != new.fine:
            # No request is concerned: what is listed is what is known.
            said = f"lists {code_spans(new.options)} now; others are taken as before"
            yield Move("options", REWORDED, list(self.options), list(new.options), said)
