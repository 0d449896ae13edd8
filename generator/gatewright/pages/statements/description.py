"""What the description of one field says of its value, beside the cells and labels of the field."""

from __future__ import annotations

import re
from functools import cached_property

from ...runtime.rules.kinds import BooleanText, Const, Enum, Size, Text, Url
from ..shapes.extract import PageField
from ..text.lines import Passage
from ..words.addresses import address_in, is_only_address
from ..words.defaults import default_in
from ..words.known_limits import is_a, is_text, needs, numeric, value_in
from ..words.options import (
    ModeOptions,
    ToldOptions,
    constant_in,
    mode_options_in,
    numbers_in,
    options_in,
)
from ..words.phrases import Phrase
from ..words.told_types import size_in
from ..words.types import PageType
from ..words.values import number
from ..words.vocabulary import Vocabulary

_LONGEST = 8_000
"""Characters of a description; what is longer has swallowed something else."""
_SIZE = re.compile(r"\d{2,5}[x\u00d7*]\d{2,5}\Z")
_URL = re.compile(r"url", re.I)
_INTERVAL = re.compile(r"[\[(] ?-?[\d.]+ ?, ?-?[\d.]+ ?[\])]")
_EXPLAINED = re.compile(r"(?<!\w)(-?\d+) ?(?:表示|代表|means\b|stands for\b)")
_HOLDS = re.compile(
    r"每(?:一|个)?[\u4e00-\u9fff]{0,4}项[\u4e00-\u9fff]{0,4}包含|\beach (?:item|element|entry) (?:has|contains|holds)\b",
    re.I,
)
"""Of a list: that its elements have keys."""
_QUOTES = "\"'"


class Description:
    """The words of one field, each question asked once."""

    def __init__(self, field: PageField, words: Vocabulary) -> None:
        whole = field.description
        self.field = field
        self.words = words
        self.text = Passage(whole.text[:_LONGEST], whole.starts)
        self.is_too_long = len(whole.text) > _LONGEST
        self.others = {one for one in field.ticked if one.isidentifier()} - {field.name}
        """Words in code marks that may name other params."""

    @cached_property
    def told_default(self) -> Phrase[str] | None:
        """The default, if the text tells one."""
        found = default_in(self.text, self.field.ticked, self.others)
        return None if found is None or self.words.is_nothing(found.value) else found

    @property
    def default(self) -> str | None:
        """The default of the field, or else of the text, without quotation marks."""
        if self.field.default is not None:
            return self.field.default.text.strip(_QUOTES)
        return self.told_default.value if self.told_default else None

    @cached_property
    def told_options(self) -> ToldOptions | None:
        """The options that the text lists."""
        return options_in(self.text, self.field.name, self.field.ticked, self.default or "")

    @cached_property
    def mode_options(self) -> list[ModeOptions]:
        """The options that the text gives to single modes."""
        return mode_options_in(self.text, self.words)

    @property
    def options(self) -> list[str]:
        """The options of the field, or else those of the text, where the default is one of them."""
        if self.field.options:
            return self.field.options
        found = self.told_options
        return found.value if found and self.allows_default(found) else []

    def allows_default(self, options: ToldOptions) -> bool:
        """Whether the default is one of the options, or there is none."""
        return self.default is None or self.default in options.value

    @cached_property
    def constant(self) -> Phrase[str] | None:
        """The only value that the text allows."""
        return constant_in(self.text, self.field.ticked)

    @cached_property
    def is_address(self) -> bool:
        """Whether a text, or each one of a list, is an address."""
        named = _URL.search(self.field.name)
        return is_only_address(self.text) or bool(named and address_in(self.text))

    @property
    def tells_keys(self) -> bool:
        """Whether the elements of a list have keys."""
        return self.field.holds or bool(_HOLDS.search(self.text.text))

    @property
    def explained_numbers(self) -> list[int | float | None]:
        """Numbers of which the text says what they mean."""
        return [number(one) for one in _EXPLAINED.findall(self.text.text)]

    def numbers_of(self, kind: str) -> Phrase[list[int | float]] | None:
        """The numbers of a `kind` of which the text says that the value is one, or None."""
        told = (self.told_options, numbers_in(self.text))
        found = next((one for one in told if one and None not in map(number, one.value)), None)
        if found is None or not self.allows_default(found):
            return None
        values = [value for one in found.value if (value := number(one)) is not None]
        interval = len(values) == 2 and _INTERVAL.search(self.text.text)
        fits = are_choice(values, kind) and not interval
        return Phrase(values, *found.span) if fits else None

    def kind_of(self, type_: PageType) -> str:
        """The kind of a spec that the page's type means, together with what else it says."""
        text = is_text(type_.kind)
        chosen = self.options or self._switch_positions(type_.kind)
        told = {one.casefold() for one in chosen}
        if told == BooleanText().fine and (text or needs(type_.kind, "options")):
            return BooleanText.word
        if not text:
            return type_.kind
        # A page that says only that it is a text may mean a kind of text.
        if len(told) > 1 or self.mode_options:
            return Enum.word
        if self.constant is not None:
            return Const.word
        if told:
            return Enum.word
        if self.is_address:
            return Url.word
        default = self.field.default
        sized = default is not None and _SIZE.match(default.text)
        return Size.word if sized or size_in(self.text) else Text.word

    def _switch_positions(self, kind: str) -> list[str]:
        """Both positions of a choice without options that is true, or false, by default."""
        told = (self.default or "").casefold() if needs(kind, "options") else ""
        return ["true", "false"] if told in ("true", "false") else []

    def shown_items(self, kind: str) -> str:
        """The kind of a list's elements by the list that is its default, or empty."""
        shown = value_in(self.field.default.text, kind) if self.field.default else None
        return Text.word if shown and all(isinstance(one, str) for one in shown) else ""

    def denies(self, kind: str) -> bool:
        """Whether the type may be a slip of the page: its default is not a value of a number's type."""
        told = self.default if numeric(kind) else None
        return told is not None and told[:1].isdigit() and value_in(told, kind) is None


def are_choice(values: list[int | float], kind: str) -> bool:
    """Whether these are two numbers or more that a value of `kind` may be."""
    return len(values) > 1 and all(is_a(kind, one) for one in values)
