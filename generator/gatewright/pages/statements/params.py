"""A described field of a request → statements about the param or the model id."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ...runtime.rules.kinds import List, Object, Text, Url, kinds
from ..facts import FactPath, Owner, PagePlace, Statement
from ..shapes.extract import FieldPart, PageField
from ..words.addresses import address_in, public_in
from ..words.defaults import switch_default_in
from ..words.known_limits import is_a, is_fixed, is_text, needs, numeric, takes, value_in
from ..words.limits import StatedLimit, limits_of, ranges_in
from ..words.options import refused_in
from ..words.phrases import Phrase
from ..words.required import required_in
from ..words.told_types import type_in_words, type_of_options
from ..words.types import PageType, type_of
from ..words.values import number
from ..words.vocabulary import Vocabulary
from .description import Description, are_choice
from .model_ids import model_ids

_OUTSIDE = "the default is not one of the options"
_REFUSED = "one of the options is said not to be supported"
_CANNOT = "the default is not of the param's type"
_TOO_LONG = "its description is too long to be one"


class ParamReader:
    """What one field comes to."""

    def __init__(self, field: PageField, words: Vocabulary) -> None:
        self.field = field
        self.words = words
        self.owner: Owner = "gateway" if field.key in words.gateway_params else "model"
        self.path: FactPath = field.path
        self.told = Description(field, words)
        self.text = self.told.text
        self.doubt = field.doubt or (_TOO_LONG if self.told.is_too_long else "")
        self.statements: list[Statement] = []
        self.spans: list[tuple[int, int]] = []
        """Spans of the description that were understood."""

    def run(self) -> ParamReader:
        """Fills in the statements."""
        field = self.field
        if field.identifies:
            for one in model_ids(field)[0]:
                at = self.text.text.find(one)
                self.spans += [(at, at + len(one))] if at >= 0 else []
        type_, doubt = self._type()
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
            self._param(type_, doubt)
        else:
            # Its type is not known, so nothing can be said of its limits.
            self._say_required()
            self.field.unread += [part.text for part in field.ranges]
            self.field.unread += [field.default.text] if field.default else []
        return self

    def _type(self) -> tuple[PageType | None, str]:
        """(the type, why it may be another one); where the page says none, it lists what it may be, or tells it."""
        field = self.field
        if field.type:
            return type_of(field.type.text, self.words), ""
        if field.unread:
            return None, ""
        told = type_in_words(self.text, self.told.default) if field.untyped else None
        found, doubt = told or (type_of_options(self.told.options), "")
        if found is not None:
            field.type = FieldPart(found.kind, field.options_place or field.place)
        return found, doubt

    def _say(self, key: str, value: Any, place: PagePlace, doubt: str = "", **more: Any) -> None:
        path = (*self.path, *key.split("."))
        doubt = doubt or self.doubt
        self.statements.append(Statement(self.owner, path, value, place, doubt=doubt, **more))

    def _say_told(self, key: str, told: Phrase[Any], doubt: str = "") -> None:
        """States what words of the description say."""
        self.spans.append(told.span)
        self._say(key, told.value, self._at(told.start), doubt)

    def _say_required(self) -> None:
        part = self.field.required
        said = required_in(self.text, self.words)
        # Where only required keys are marked, a sentence is such a mark.
        if part is not None and not (part.text == "no" and said and said.value):
            self._say("required", part.text == "yes", part.place)
        elif said and self.field.condition is None:
            self.spans.append(said.span)
            self._say("required", said.value, self._at(0))

    def _param(self, type_: PageType, doubt: str) -> None:
        field, told = self.field, self.told
        if field.name.endswith("[]") and not needs(type_.kind, "items"):
            type_ = PageType(List.word, type_.kind, type_.nullable)
        kind = told.kind_of(type_)
        assert field.type is not None
        place = field.type.place
        if needs(kind, "options") and not (told.options or told.mode_options):
            doubt = "no options are given"
        self._say("type", kind, place, doubt or (_CANNOT if told.denies(kind) else ""))
        if takes(kind, ("wire",)) and not takes(type_.kind, ("wire",)):
            self._say("wire", "string", field.options_place or place)
        if type_.nullable:
            self._say("nullable", True, place)
        if needs(kind, "items"):
            self._items(type_.items, kind, place)
        self._say_required()
        self._address("", kind)
        if not (numeric(kind) and self._numbers(kind)):
            self._choices(kind)
            self._limits(kind)
        self._default_of(kind)

    def _items(self, named: str, kind: str, place: PagePlace) -> None:
        """The kind of a list's elements; `named` is what the page's type says of it."""
        told = self.told
        items = named or (Object.word if told.tells_keys else told.shown_items(kind))
        if is_text(items or Text.word) and told.is_address:
            items = Url.word
        doubt = "" if items else "of what is not said"
        self._say("items.type", items or Text.word, place, doubt)
        self._address("items.", items)

    def _default_of(self, kind: str) -> None:
        """The default of the field, or else of its description."""
        chosen = self.told.options if needs(kind, "options") else []
        part = self.field.default
        if part is not None:
            odd = bool(chosen) and part.text.strip("\"'") not in chosen
            self._default(part.text, kind, part.place, _OUTSIDE if odd else "")
            return
        switch = switch_default_in(self.text) if is_a(kind, True) else None
        found = switch or self.told.told_default
        if found is not None:
            odd = bool(chosen) and found.value not in chosen
            self.spans.append(found.span)
            self._default(
                found.value, kind, self._at(found.start), _OUTSIDE if odd else found.doubt
            )

    def _default(self, text: str, kind: str, place: PagePlace, doubt: str = "") -> None:
        value = value_in(text, kind)
        doubt = doubt or (_CANNOT if value is None else "")
        self._say("default", text if value is None else value, place, doubt)

    def _choices(self, kind: str) -> None:
        """The options of a choice, or the only value that there is."""
        if is_fixed(kind):
            only = self.told.constant or Phrase("", 0, 0)
            self._say_told("const", only)
        if not needs(kind, "options"):
            self._doubtful_options(kind)
        elif self.field.options:
            place, lines = self.field.options_place or self.field.place, self.field.options_lines
            self._say("options", list(self.field.options), place, lines=tuple(lines))
        elif self.told.mode_options:
            self._mode_options()
        elif found := self.told.told_options:
            doubt = _REFUSED if refused_in(self.text, found.value) else ""
            self._say_told("options", found, doubt)

    def _mode_options(self) -> None:
        for one in self.told.mode_options:
            self.spans.append(one.span)
            place = self._at(one.options.start)
            if one.adds:
                path = ("modes", one.mode, *self.path, "also")
                self.statements.append(Statement(self.owner, path, one.options.value, place))
            else:
                self._say("options", one.options.value, place)

    def _doubtful_options(self, kind: str) -> None:
        """Options that leave out the default: they may be what comes on top of it."""
        found = self.told.told_options if is_text(kind) else None
        if found and not self.told.allows_default(found):
            self._say_told("options", found, _OUTSIDE)

    def _numbers(self, kind: str) -> bool:
        """States the numbers of which a param takes one; whether there are such, so that it has no limits."""
        field = self.field
        listed = [value for one in field.options if (value := number(one)) is not None]
        if field.options:
            fits = len(listed) == len(field.options) and are_choice(listed, kind)
            if fits:
                self._say("options", listed, field.options_place or field.place)
            return fits
        found = self.told.numbers_of(kind)
        if found is not None:
            self._say_told("options", found)
        return found is not None

    def _address(self, key: str, kind: str) -> None:
        address = address_in(self.text) if takes(kind, ("schemes",)) else None
        if address is None:
            return
        self.spans.append(address.span)
        if address.value:
            self._say(f"{key}schemes", address.value, self._at(address.start))
        public = public_in(self.text, address)
        if public is not None:
            self._say_told(f"{key}public", public)

    def _limits(self, kind: str) -> None:
        for limit in limits_of(self.text, kind, self.told.others):
            self.spans.append((limit.start, limit.end))
            if numeric(kind) and limit.forbids(self.told.explained_numbers):
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
