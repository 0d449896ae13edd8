"""A described field of a request → statements about the param or the model id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .conditions import accepted_options
from .extract import PageField
from .facts import FactPath, Owner, PagePlace, Statement
from .limits import StatedLimit, address_in, limits_of, options_in, ranges_in, size_in
from .lines import Passage
from .types import PageType, type_of
from .values import number
from .vocabulary import Vocabulary

_SIZE = re.compile(r"\d{2,5}[x\u00d7*]\d{2,5}\Z")
_LONGEST = 8_000
"""Characters of a description; what is longer has swallowed something else."""
_SENTENCE = re.compile(r"(?<=[.!?] )|(?<=。)")
_TRUTH = {"true": True, "false": False}
_CANNOT = "the default is not of the param's type"


class ParamReader:
    """What one field comes to."""

    def __init__(self, field: PageField, words: Vocabulary) -> None:
        self.field = field
        self.words = words
        self.owner: Owner = "gateway" if field.name in words.gateway_params else "model"
        self.path: FactPath = ("params", field.name)
        whole = field.description
        self.text = Passage(whole.text[:_LONGEST], whole.starts)
        long = len(whole.text) > _LONGEST
        self.doubt = field.doubt or ("its description is too long to be one" if long else "")
        self.statements: list[Statement] = []
        self.spans: list[tuple[int, int]] = []
        """Spans of the description that were understood."""

    def run(self) -> ParamReader:
        """Fills in the statements."""
        type_ = type_of(self.field.type.text, self.words) if self.field.type else None
        if type_ is None:
            return self
        if self.field.name == "model" or self.field.name == self.words.container:
            return self
        if self.field.name == "prompt":
            assert self.field.type is not None
            self._say("type", "string", self.field.type.place)
            self._required()
            self._limits("string")
            return self
        self._param(type_)
        return self

    def _say(self, key: str, value: Any, place: PagePlace, doubt: str = "", **more: Any) -> None:
        path = (*self.path, *key.split("."))
        doubt = doubt or self.doubt
        self.statements.append(Statement(self.owner, path, value, place, doubt=doubt, **more))

    def _required(self) -> None:
        part = self.field.required
        if part is not None:
            self._say("required", part.text == "yes", part.place)

    def _param(self, type_: PageType) -> None:
        field = self.field
        kind = self._kind(type_)
        wired = kind == "boolean" and type_.kind in ("enum", "string")
        assert field.type is not None
        bare = (
            kind == "enum" and not self._options() and not accepted_options(self.text, self.words)
        )
        doubt = "no options are given" if bare else ""
        self._say("type", kind, field.type.place, doubt)
        if wired:
            self._say("wire", "string", field.options_place or field.type.place)
        if type_.nullable:
            self._say("nullable", True, field.type.place)
        if kind == "list":
            self._say(
                "items.type",
                type_.items or "string",
                field.type.place,
                "" if type_.items else "of what is not said",
            )
        self._required()
        self._choices(kind)
        self._limits(kind)
        if field.default is not None:
            value = _default(field.default.text, kind)
            doubt = _CANNOT if value is None else ""
            self._say(
                "default",
                field.default.text if value is None else value,
                field.default.place,
                doubt,
            )

    def _kind(self, type_: PageType) -> str:
        """The kind of a spec that the page's type means, together with what else it says."""
        field, text = self.field, self.text
        if type_.kind in ("enum", "string") and {one.casefold() for one in self._options()} == {
            "true",
            "false",
        }:
            return "boolean"
        if type_.kind != "string":
            return type_.kind
        if field.options or options_in(text) or accepted_options(text, self.words):
            return "enum"
        address = address_in(text)
        if address is not None and re.search(r"url", field.name, re.I):
            return "url"
        sized = field.default is not None and _SIZE.match(field.default.text)
        return "size" if sized or size_in(text) else "string"

    def _options(self) -> list[str]:
        if self.field.options:
            return self.field.options
        found = options_in(self.text)
        return found[0] if found else []

    def _choices(self, kind: str) -> None:
        field, text = self.field, self.text
        if kind == "url":
            address = address_in(text)
            if address is not None:
                self.spans.append(address[1:])
                if address[0]:
                    self._say("schemes", address[0], self._at(address[1]))
        if kind != "enum":
            return
        if field.options:
            place = field.options_place or field.place
            self._say("options", list(field.options), place, lines=tuple(field.options_lines))
            return
        conditional = accepted_options(text, self.words)
        for choice in conditional:
            self.spans.append((choice.start, choice.end))
            place = self._at(choice.start_of_options)
            if choice.adds:
                path = ("modes", choice.mode, *self.path, "also")
                self.statements.append(Statement(self.owner, path, choice.options, place))
            else:
                self._say("options", choice.options, place)
        if conditional:
            return
        found = options_in(text)
        if found:
            self.spans.append(found[1:])
            self._say("options", found[0], self._at(found[1]))

    def _limits(self, kind: str) -> None:
        for limit in limits_of(self.text, kind):
            self.spans.append((limit.start, limit.end))
            self._limit(limit, kind, self._at(limit.start))
        for part in self.field.ranges:
            for limit in ranges_in(part.text, kind):
                self._limit(limit, kind, part.place)

    def _limit(self, limit: StatedLimit, kind: str, place: PagePlace) -> None:
        doubt = limit.doubt
        if kind == "integer" and isinstance(limit.value, float):
            doubt = "a limit of an integer is not a whole number"
        self._say(limit.aspect, limit.value, place, doubt)

    def unread(self) -> list[tuple[int, str]]:
        """(line, words) of every sentence of the description, less what was understood of it."""
        text = list(self.text.text)
        for start, end in self.spans:
            text[start:end] = "\0" * (end - start)
        kept: list[tuple[int, str]] = []
        offset = 0
        for sentence in _SENTENCE.split("".join(text)):
            words = " ".join(sentence.replace("\0", " ").split())
            kept.append((self.text.line(offset), words))
            offset += len(sentence)
        return kept

    def _at(self, offset: int) -> PagePlace:
        return PagePlace(self.text.line(offset), self.field.place.heading, self.field.name)


def model_id(field: PageField) -> Iterator[Statement]:
    """The id that the row of the key ``model`` gives as its default."""
    if field.default is not None:
        doubt = field.doubt
        yield Statement("model", ("id",), field.default.text, field.default.place, doubt=doubt)


def _default(text: str, kind: str) -> Any:
    """The default in a spec's terms, or None when `text` is not of that kind."""
    if kind == "boolean":
        return _TRUTH.get(text.casefold().strip('"'))
    if kind in ("integer", "number"):
        value = number(text)
        return None if kind == "integer" and isinstance(value, float) else value
    if kind in ("list", "object"):
        return None
    if len(text) >= 2 and text[0] == text[-1] == '"':
        return text[1:-1]
    return text
