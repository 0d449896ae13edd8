"""One of a few strings."""

from __future__ import annotations

from ..limits import Choices, Limit, Note, span
from ..messages import listed, nearest, shown
from .base import Kind, Right, Side

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, ClassVar

    from ..rule import Rule


class Pixels(Note):
    """The pixels of the pictures that presets stand for."""

    def words(self, value: Any, kind: Any) -> str:
        if self.name == "max_pixels" and kind.min_pixels is not None:
            return ""
        return span(kind.min_pixels, kind.max_pixels, "pixels in all")


class EnumOptions(Choices):
    """The strings themselves, which documents say as the title of the kind."""

    def words(self, value: Any, kind: Any) -> str:
        return ""


class Enum(Kind):
    """One of `options`. The pixels are a documented property of presets, no limit."""

    __slots__ = ("fine", "max_pixels", "min_pixels", "options")
    word = "enum"
    wants = "one of a few strings"
    limits: ClassVar[tuple[Limit, ...]] = (
        EnumOptions(
            "options",
            {
                "type": "array",
                "description": "The strings that are allowed. Quote what looks like a number.",
                "items": {"type": "string"},
                "minItems": 1,
                "uniqueItems": True,
            },
            typed=True,
            needed=True,
            by_mode=True,
        ),
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
    looks_up = True
    options: tuple[str, ...]
    min_pixels: int | None
    max_pixels: int | None

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.fine = frozenset(self.options)

    @property
    def choices(self) -> tuple[str, ...]:
        return self.options

    def broken(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, str):
            return () if value is None and self.nullable else ("type",)
        return () if value in self.fine else ("enum",)

    def guards(self, var: str, fine: str, literal: Callable[[Any], str]) -> list[str]:
        return [f"{var}.__class__ is not str", f"{var} not in {fine}"]

    def plain_type(self) -> tuple[Any, ...]:
        return ("literal", self.options)

    def plain_schema(self) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.options)}

    def title(self, quote: Callable[[str], str]) -> str:
        return ", ".join(quote(option) for option in self.options)

    def message(self, keyword: str, value: Any, rule: Rule) -> str:
        if keyword == "enum":
            elsewhere = other_mode(rule, value)
            if elsewhere is not None:
                return f"{shown(value)} is only for the mode {elsewhere[0]}"
            where = f" in {rule.mode.replace('_', ' ')}" if rule.mode else ""
            return f"{shown(value)} is none of {listed(self.options)}{where}"
        if keyword == "type" and value is not None:
            options = listed(tuple(shown(option) for option in self.options))
            return f"{shown(value)} is not one of {options}"
        return super().message(keyword, value, rule)

    def suggestion(self, keyword: str, value: Any, rule: Rule) -> str | None:
        if keyword == "enum":
            return self._other(value, rule)
        said = super().suggestion(keyword, value, rule)
        if said is not None:
            return said
        if set(self.fine) == {"true", "false"}:
            if isinstance(value, bool):
                return f'this gateway wants the string "{shown(value)}"'
            return 'this gateway wants the string "true" or "false"'
        text = shown(value)
        if isinstance(value, (int, float)) and text in self.fine:
            return f'in quotation marks: "{text}"'
        return None

    def _other(self, value: str, rule: Rule) -> str:
        """The nearest option, or the way into the mode that has this one."""
        near = nearest(value, self.options)
        elsewhere = other_mode(rule, value)
        if elsewhere is None:
            return f"did you mean {near}?" if near else f"use {rule.default or self.options[0]}"
        instead = rule.default or near or self.options[0]
        keys = elsewhere[1]
        return f"give {listed(keys)}, or use {instead}" if keys else f"use {instead}"

    def to_add(self, rule: Rule) -> str:
        return listed(self.options)

    def right(self, keyword: str, value: Any, default: Any = None) -> Right | None:
        if keyword == "type" and not isinstance(value, (str, list, dict)):
            text = shown(value)
            if text in self.fine:
                return Right(text, certain=True)
        near = nearest(value, self.options) if isinstance(value, str) else None
        return Right(near or default or self.options[0])

    def example(self) -> Any:
        return self.options[0]

    def limit_sides(self, good: Any) -> Iterator[Side]:
        for option in self.options:
            yield Side("options", option, f"{option}_", "enum")


def other_mode(rule: Rule, value: Any) -> tuple[str, tuple[str, ...]] | None:
    """The mode that would allow `value`, with the keys that lead to it."""
    for mode, options, keys in rule.elsewhere:
        if value in options:
            return mode, keys
    return None
