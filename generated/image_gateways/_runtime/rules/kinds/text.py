"""A string, its length in Unicode code points, or as a page counts them."""

from __future__ import annotations

from ..characters import ChineseCounts, count_characters, counting_move, cut, length_schema
from ..judging import Side
from ..limits import CHANGED, LOOSENED, TIGHTENED, Limit, Move, bounds
from ..meant import Suggestion
from ..messages import SHOWN, show_value
from .base import Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, ClassVar

    from ..patterns import TextForm
    from .base import Stated

HAN = "\u4e2d"
"""A Chinese character, for examples."""
LENGTHS = bounds(
    "min_length",
    "max_length",
    {"type": "integer", "minimum": 0},
    ("Shortest text, in Unicode code points.", "Longest text, in Unicode code points."),
    ("minLength", "maxLength"),
    "characters",
)


class Pattern(Limit):
    """The form of the whole text."""

    def words(self, value: Any, kind: Any) -> str:
        return "" if value is None else f"of the form {value}"

    def moves(self, old: Any, new: Any) -> Iterator[Move]:
        way = LOOSENED if new is None else TIGHTENED if old is None else CHANGED
        said = "may have any form now" if new is None else f"has to be of the form `{new}` now"
        yield Move(self.name, way, old, new, said)

    def contradiction(self, kind: Any) -> str:
        if kind.pattern is None:
            return ""
        from ..patterns import LARGEST, BadPattern, TextForm

        try:
            made = TextForm(kind.pattern)
        except BadPattern as error:
            return str(error)
        most = LARGEST if kind.max_length is None else kind.max_length
        fits = made.example(kind.min_length or 0, most)
        return "" if fits is not None else "no text of a length that is allowed has this form"


class Text(Kind):
    """Any string of `min_length` to `max_length` code points, of the form `pattern`.

    With `chinese_counts`, a Chinese character counts as so many.
    """

    __slots__ = ("_form", "chinese_counts", "max_length", "min_length", "pattern")
    word = "string"
    free_text = True
    may_count = True
    guards_once = True
    noun = "text"
    wants = "a string"
    limits: ClassVar[tuple[Limit, ...]] = (
        *LENGTHS,
        Pattern(
            "pattern",
            {
                "type": "string",
                "minLength": 1,
                "maxLength": 500,
                "description": "The form of the whole text: characters, sets such as [a-z], groups, |, ? * + {2,4}.",
            },
            by_mode=True,
        ),
        ChineseCounts(
            "chinese_counts",
            {
                "type": "integer",
                "minimum": 2,
                "maximum": 9,
                "description": "As how many characters a Chinese one counts in min_length and max_length.",
            },
        ),
    )
    chinese_counts: int | None
    min_length: int | None
    max_length: int | None
    pattern: str | None

    def __init__(self, **given: Any) -> None:
        self.pattern = self.chinese_counts = None
        super().__init__(**given)
        self._form: TextForm | None = None
        if self.pattern is not None:
            from ..patterns import form

            self._form = form(self.pattern)

    def broken_keywords(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, str):
            return () if value is None and self.nullable else ("type",)
        found: tuple[str, ...] = ()
        length = count_characters(value, self.chinese_counts)
        if self.max_length is not None and length > self.max_length:
            found = ("maxLength",)
        if self.min_length is not None and length < self.min_length:
            found = (*found, "minLength")
        if self._form is not None and not found and not self._form.fits(value):
            found = ("pattern",)
        if not value.isascii() and lone_surrogates(value):
            found = (*found, "unicode")
        return found

    def guards(self, var: str, fine: str, literal: Callable[[Any], str]) -> list[str]:
        if self.pattern is not None:
            return []
        return [f"{var}.__class__ is not str", *self.lengths(var), f"not {var}.isascii()"]

    def lengths(self, var: str) -> list[str]:
        """The guards of both lengths."""
        parts: list[str] = []
        if self.max_length is not None:
            parts.append(f"len({var}) > {self.max_length}")
        if self.min_length is not None:
            parts.append(f"len({var}) < {self.min_length}")
        return parts

    def plain_schema(self) -> dict[str, Any]:
        schema = super().plain_schema()
        if self.chinese_counts is not None:
            schema |= length_schema(self.min_length, self.max_length, self.chinese_counts)
        return schema if self.pattern is None else {**schema, "pattern": f"^(?:{self.pattern})$"}

    def message(self, keyword: str, value: Any, rule: Stated) -> str:
        if keyword == "maxLength":
            return f"{self._length_in_words(value)} are more than {self.max_length:,}"
        if keyword == "minLength":
            return f"{self._length_in_words(value)} are fewer than {self.min_length:,}"
        if keyword == "pattern":
            return f"{show_value(value)} is not of the form {self.pattern}"
        return super().message(keyword, value, rule)

    def _length_in_words(self, value: str) -> str:
        """The length of a text in words."""
        said = f"{count_characters(value, self.chinese_counts):,} characters"
        how = self.chinese_counts
        return said if how is None else f"{said}, each Chinese one counted as {how},"

    def suggestion(self, keyword: str, value: Any, rule: Stated) -> str | None:
        if keyword == "maxLength" and self.max_length is not None:
            return (
                f"shorten it by {count_characters(value, self.chinese_counts) - self.max_length:,}"
            )
        if keyword == "minLength" and self.min_length is not None:
            return (
                f"lengthen it by {self.min_length - count_characters(value, self.chinese_counts):,}"
            )
        if keyword == "pattern":
            return f"write it like {show_value(rule.default or self.example())}"
        if keyword == "unicode":
            place = next(index for index, char in enumerate(value) if lone_surrogates(char))
            return f"take out character {place + 1:,}, half of a pair"
        if keyword == "type" and isinstance(value, (int, float)):
            return f'in quotation marks: "{show_value(value)}"' if abs(value) < 10**SHOWN else None
        return super().suggestion(keyword, value, rule)

    def correction(self, keyword: str, value: Any) -> Suggestion | None:
        if keyword == "type" and isinstance(value, (int, float)) and not isinstance(value, bool):
            return Suggestion(show_value(value), certain=True)
        if not isinstance(value, str):
            return super().correction(keyword, value)
        whole = value.encode("utf-8", "ignore").decode()
        text = cut(whole, self.max_length, self.chinese_counts)
        return None if self.broken_keywords(text) else Suggestion(text)

    def moves(self, new: Kind) -> Iterator[Move]:
        yield from super().moves(new)
        if isinstance(new, type(self)) and self.chinese_counts != new.chinese_counts:
            yield counting_move(self, new)

    def example(self) -> Any:
        if self._form is not None:
            most = 2000 if self.max_length is None else self.max_length
            return self._form.example(self.min_length or 0, most) or ""
        return "x" * (self.min_length or min(1, 1 if self.max_length is None else self.max_length))

    def limit_sides(self, good: Any) -> Iterator[Side]:
        if self.max_length is not None:
            longest = self.max_length
            most = "\u00e9" * longest
            if self._form is not None:
                most = self._form.example(longest, longest) or good
            yield Side("max_length", most, "x" * (longest + 1), "maxLength")
        if self.min_length:
            yield Side("min_length", good, "x" * (self.min_length - 1), "minLength")
        if self.chinese_counts is not None and self._form is None:
            yield from self._chinese_sides(self.chinese_counts)
        if self._form is not None:
            for text in (*(f"{good[:-1]}{char}" for char in "\u2603 /-0x"), good + "\n", "", "x"):
                if self.broken_keywords(text) == ("pattern",):
                    yield Side("pattern", good, text, "pattern")
                    break

    def _chinese_sides(self, counts: int) -> Iterator[Side]:
        """Texts that are long enough, or too long, for the way they are counted alone."""
        if self.max_length is not None:
            longest = HAN * (self.max_length // counts)
            kept = longest + "x" * (self.max_length % counts)
            yield Side("chinese_counts", kept, longest + HAN, "maxLength")
        if self.min_length is not None and self.min_length >= counts:
            kept = HAN * (self.min_length // counts) + "x" * (self.min_length % counts)
            yield Side("chinese_counts", kept, kept[1:], "minLength")


def lone_surrogates(text: str) -> bool:
    """Whether `text` holds code points that UTF-8, and so JSON, cannot carry."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
