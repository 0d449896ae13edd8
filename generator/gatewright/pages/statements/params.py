"""A described field of a request → statements about the param or the model id."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from ...runtime.rules.kinds import (
    BooleanText,
    Const,
    Enum,
    List,
    Object,
    Size,
    Text,
    Url,
    kinds,
)
from ..facts import FactPath, Owner, PagePlace, Statement
from ..shapes.extract import FieldPart, PageField
from ..text.lines import Passage
from ..words.addresses import address_in, is_only_address, public_in
from ..words.defaults import default_in, switch_default_in
from ..words.known_limits import is_a, is_fixed, is_text, needs, numeric, takes, value_in
from ..words.limits import StatedLimit, limits_of, ranges_in
from ..words.options import (
    ToldOptions,
    constant_in,
    mode_options_in,
    numbers_in,
    options_in,
    refused_in,
)
from ..words.phrases import Phrase
from ..words.required import required_in
from ..words.told_types import size_in, type_in_words, type_of_options
from ..words.types import PageType, type_of
from ..words.values import number
from ..words.vocabulary import Vocabulary
from .model_ids import model_ids

_SIZE = re.compile(r"\d{2,5}[x\u00d7*]\d{2,5}\Z")
_LONGEST = 8_000
"""Characters of a description; what is longer has swallowed something else."""
_INTERVAL = re.compile(r"[\[(] ?-?[\d.]+ ?, ?-?[\d.]+ ?[\])]")
_EXPLAINED = re.compile(r"(?<!\w)(-?\d+) ?(?:表示|代表|means\b|stands for\b)")
_HOLDS = re.compile(
    r"每(?:一|个)?[\u4e00-\u9fff]{0,4}项[\u4e00-\u9fff]{0,4}包含|\beach (?:item|element|entry) (?:has|contains|holds)\b",
    re.I,
)
"""Of a list: that its elements have keys."""
_OUTSIDE = "the default is not one of the options"
_REFUSED = "one of the options is said not to be supported"
_CANNOT = "the default is not of the param's type"


class ParamReader:
    """What one field comes to."""

    def __init__(self, field: PageField, words: Vocabulary) -> None:
        self.field = field
        self.words = words
        self.owner: Owner = "gateway" if field.key in words.gateway_params else "model"
        self.path: FactPath = field.path
        whole = field.description
        self.text = Passage(whole.text[:_LONGEST], whole.starts)
        long = len(whole.text) > _LONGEST
        self.doubt = field.doubt or ("its description is too long to be one" if long else "")
        self.type_doubt = ""
        """Why its type may be another one, or empty."""
        self.statements: list[Statement] = []
        self.spans: list[tuple[int, int]] = []
        """Spans of the description that were understood."""
        self.constant = constant_in(self.text, field.ticked)
        """The only value that the description allows."""
        self.others = {one for one in field.ticked if one.isidentifier()} - {field.name}
        """Words in code marks that may name other params."""
        self.few = False
        """Whether it is a number out of a few, so that it has no limits beside them."""

    def run(self) -> ParamReader:
        """Fills in the statements."""
        field = self.field
        if field.identifies:
            self.spans += [
                (at, at + len(one))
                for one in model_ids(field)[0]
                if (at := self.text.text.find(one)) >= 0
            ]
        type_ = type_of(field.type.text, self.words) if field.type else self._implied_type()
        if not self.path or field.identifies or field.name == self.words.container:
            return self
        if field.at and len(self.path) == 2:
            self._say("at", field.at, field.place)
        if self.path == ("params", "prompt"):
            self._say("type", Text.word, (field.type or FieldPart("", field.place)).place)
            self._say_required()
            self._limits(Text.word)
            if field.default is not None:
                self._default(field.default.text, Text.word, field.default.place)
        elif type_ is not None:
            self._param(type_)
        else:
            # Its type is not known, so nothing can be said of its limits.
            self._say_required()
            self.field.unread += [part.text for part in field.ranges]
            self.field.unread += [field.default.text] if field.default else []
        return self

    def _implied_type(self) -> PageType | None:
        """The type of a param whose page says none, and lists what it may be, or tells it in words."""
        field = self.field
        if field.unread:
            return None
        told = type_in_words(self.text, self._told_default()) if field.untyped else None
        found, self.type_doubt = told or (type_of_options(self._options()), "")
        if found is not None:
            field.type = FieldPart(found.kind, field.options_place or field.place)
        return found

    def _say(self, key: str, value: Any, place: PagePlace, doubt: str = "", **more: Any) -> None:
        path = (*self.path, *key.split("."))
        doubt = doubt or self.doubt
        self.statements.append(Statement(self.owner, path, value, place, doubt=doubt, **more))

    def _say_required(self) -> None:
        part = self.field.required
        said = required_in(self.text, self.words)
        # Where only required keys are marked, a sentence is such a mark.
        if part is not None and not (part.text == "no" and said and said.value):
            self._say("required", part.text == "yes", part.place)
        elif said and self.field.condition is None:
            self.spans.append(said.span)
            self._say("required", said.value, self._at(0))

    def _param(self, type_: PageType) -> None:
        field = self.field
        if field.name.endswith("[]") and not needs(type_.kind, "items"):
            type_ = PageType(List.word, type_.kind, type_.nullable)
        kind = self._kind(type_)
        wired = takes(kind, ("wire",)) and not takes(type_.kind, ("wire",))
        assert field.type is not None
        chosen = self._options() or mode_options_in(self.text, self.words)
        bare = needs(kind, "options") and not chosen
        doubt = "no options are given" if bare else self.type_doubt or self._odd_default(kind)
        self._say("type", kind, field.type.place, doubt)
        if wired:
            self._say("wire", "string", field.options_place or field.type.place)
        if type_.nullable:
            self._say("nullable", True, field.type.place)
        if needs(kind, "items"):
            holds = field.holds or _HOLDS.search(self.text.text)
            items = type_.items or (Object.word if holds else self._shown_items(kind))
            addressed = is_text(items or Text.word) and self._is_address()
            items = Url.word if addressed else items
            why = "" if items else "of what is not said"
            self._say("items.type", items or Text.word, field.type.place, why)
            self._address("items.", items)
        self._say_required()
        self._choices(kind)
        self._limits(kind)
        if field.default is not None:
            options = self._options() if needs(kind, "options") else []
            odd = bool(options) and field.default.text.strip("\"'") not in options
            self._default(field.default.text, kind, field.default.place, _OUTSIDE if odd else "")
        else:
            self._default_in_words(kind)

    def _shown_items(self, kind: str) -> str:
        """The kind of a list's elements by the list that is its default, or empty."""
        shown = value_in(self.field.default.text, kind) if self.field.default else None
        return Text.word if shown and all(isinstance(one, str) for one in shown) else ""

    def _odd_default(self, kind: str) -> str:
        """Why the type may be a slip of the page: the default that it gives is not a value of a number's type."""
        told = self._told_default() if numeric(kind) else None
        odd = told is not None and told[:1].isdigit() and value_in(told, kind) is None
        return _CANNOT if odd else ""

    def _default(self, text: str, kind: str, place: PagePlace, doubt: str = "") -> None:
        value = value_in(text, kind)
        doubt = doubt or (_CANNOT if value is None else "")
        self._say("default", text if value is None else value, place, doubt)

    def _default_in_words(self, kind: str) -> None:
        switch = switch_default_in(self.text) if is_a(kind, True) else None
        found = switch or default_in(self.text, self.field.ticked, self.others)
        if found is None or self.words.is_nothing(found.value):
            return
        options = self._options()
        odd = options and needs(kind, "options") and found.value not in options
        self.spans.append(found.span)
        self._default(found.value, kind, self._at(found.start), _OUTSIDE if odd else found.doubt)

    def _kind(self, type_: PageType) -> str:
        """The kind of a spec that the page's type means, together with what else it says."""
        field, text = self.field, self.text
        chosen = self._options() or self._switch_positions(type_.kind)
        told = {one.casefold() for one in chosen}
        if told == BooleanText().fine and (is_text(type_.kind) or needs(type_.kind, "options")):
            return BooleanText.word
        if not is_text(type_.kind):
            return type_.kind
        # A page that says only that it is a text may mean a kind of text.
        if len(told) > 1 or mode_options_in(text, self.words):
            return Enum.word
        if self.constant is not None:
            return Const.word
        if told:
            return Enum.word
        if self._is_address():
            return Url.word
        sized = field.default is not None and _SIZE.match(field.default.text)
        return Size.word if sized or size_in(text) else Text.word

    def _switch_positions(self, kind: str) -> list[str]:
        """Both positions of a choice without options that is true, or false, by default."""
        told = (self._told_default() or "").casefold() if needs(kind, "options") else ""
        return ["true", "false"] if told in ("true", "false") else []

    def _options(self) -> list[str]:
        if self.field.options:
            return self.field.options
        found = self._options_in_words()
        return found.value if found and self._holds_default(found.value) else []

    def _options_in_words(self) -> ToldOptions | None:
        default = self._told_default() or ""
        return options_in(self.text, self.field.name, self.field.ticked, default)

    def _holds_default(self, options: list[str]) -> bool:
        told = self._told_default()
        return told is None or told in options

    def _choices(self, kind: str) -> None:
        field, text = self.field, self.text
        self._address("", kind)
        if numeric(kind):
            self._numbers(kind)
        if is_fixed(kind):
            told = self.constant or Phrase("", 0, 0)
            self.spans.append(told.span)
            self._say("const", told.value, self._at(told.start))
        if not needs(kind, "options"):
            self._doubtful_options(kind)
            return
        if field.options:
            place = field.options_place or field.place
            self._say("options", list(field.options), place, lines=tuple(field.options_lines))
            return
        conditional = mode_options_in(text, self.words)
        for choice in conditional:
            self.spans.append(choice.span)
            place = self._at(choice.options.start)
            if choice.adds:
                path = ("modes", choice.mode, *self.path, "also")
                self.statements.append(Statement(self.owner, path, choice.options.value, place))
            else:
                self._say("options", choice.options.value, place)
        if conditional:
            return
        found = self._options_in_words()
        if found:
            self.spans.append(found.span)
            doubt = _REFUSED if refused_in(text, found.value) else ""
            self._say("options", found.value, self._at(found.start), doubt)

    def _is_address(self) -> bool:
        """Whether a text, or each one of a list, is an address."""
        named = re.search(r"url", self.field.name, re.I)
        return is_only_address(self.text) or bool(named and address_in(self.text))

    def _address(self, key: str, kind: str) -> None:
        address = address_in(self.text) if takes(kind, ("schemes",)) else None
        if address is None:
            return
        self.spans.append(address.span)
        if address.value:
            self._say(f"{key}schemes", address.value, self._at(address.start))
        public = public_in(self.text, address)
        if public is not None:
            self.spans.append(public.span)
            self._say(f"{key}public", public.value, self._at(public.start))

    def _doubtful_options(self, kind: str) -> None:
        """Options that leave out the default: they may be what comes on top of it."""
        found = self._options_in_words() if is_text(kind) else None
        if found and not self._holds_default(found.value):
            self.spans.append(found.span)
            self._say("options", found.value, self._at(found.start), _OUTSIDE)

    def _told_default(self) -> str | None:
        if self.field.default is not None:
            return self.field.default.text.strip("\"'")
        found = default_in(self.text, self.field.ticked, self.others)
        return None if found is None or self.words.is_nothing(found.value) else found.value

    def _numbers(self, kind: str) -> None:
        """Numbers of which a param takes one."""
        told = (self._options_in_words(), numbers_in(self.text))
        found = next((one for one in told if one and None not in map(number, one.value)), None)
        listed = found.value if found and self._holds_default(found.value) else []
        values = [number(one) for one in self.field.options or listed]
        if len(values) < 2 or not all(is_a(kind, one) for one in values):
            return
        if len(values) == 2 and not self.field.options and _INTERVAL.search(self.text.text):
            return
        place = self.field.options_place
        if found and not self.field.options:
            self.spans.append(found.span)
            place = self._at(found.start)
        self._say("options", values, place or self.field.place)
        self.few = True

    def _limits(self, kind: str) -> None:
        if self.few:
            return
        explained = [number(one) for one in _EXPLAINED.findall(self.text.text)]
        for limit in limits_of(self.text, kind, self.others):
            self.spans.append((limit.start, limit.end))
            if numeric(kind) and limit.forbids(explained):
                limit = replace(limit, doubt="a number beyond it is explained")
            self._limit(limit, kind, self._at(limit.start))
        for part in self.field.ranges:
            limits = list(ranges_in(part.text, kind))
            for limit in limits:
                self._limit(limit, kind, part.place)
            if not limits:
                self.field.unread.append(part.text)

    def _limit(self, limit: StatedLimit, kind: str, place: PagePlace) -> None:
        doubt = limit.doubt
        if numeric(kind) and not is_a(kind, limit.value):
            doubt = f"the limit is not {kinds()[kind].wants}"
        self._say(limit.aspect, limit.value, place, doubt)

    def unread_sentences(self) -> list[tuple[int, str]]:
        """(line, words) of every sentence of the description, less what was understood of it."""
        return self.text.sentences_without(self.spans)

    def _at(self, offset: int) -> PagePlace:
        return PagePlace(self.text.line(offset), self.field.place.heading, self.field.name)
