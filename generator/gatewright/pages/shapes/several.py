"""A page about several models, as it reads for one of them.

A description may say "model-a: default 720p; model-b: default 1080p", or that only one of them has the param.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..text.lines import Passage
from .extract import Extract, PageField

_BETWEEN = r"(?: ?[/,、&+] ?| ?(?:和|或|及|与) ?| (?:and|or) )"
_TOLD = r"(?= ?:| [^:。;,]{1,16}:| ?默认| ?可选| ?(?:模型)? ?不?支持| defaults? )"
"""What follows the ids that a part of a description is about."""
_END = re.compile(r"。|[;\uff1b]|\. ")
_HAS = r" ?(?:模型)? ?(?:支持|可用|有效)(?:该|此|本)(?:参数|字段)"


class SeveralModels:
    """The ids of a page, and how its descriptions speak of some of them."""

    def __init__(self, models: Sequence[str]) -> None:
        longest = sorted(models, key=len, reverse=True)
        self._id = re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, longest))})(?![\w+-]|\.\w)")
        run = rf"{self._id.pattern}(?:{_BETWEEN}{self._id.pattern})*"
        self._part = re.compile(rf"(?<![^\s:。;\uff1b,(\uff08-]){run}{_TOLD}")
        self._few = re.compile(rf"仅对 ?({run})(?: ?模型)?")
        self._only = re.compile(
            rf"(?:仅|只有) ?(?P<has>{run}){_HAS}"
            rf"|\b[Oo]nly (?:supported by|available (?:for|on|with)) (?P<only>{run})"
        )

    def is_about_some(self, found: Extract) -> bool:
        """Whether a description says something of some of the models alone."""
        return any(
            words.search(one.description.text)
            for one in found.fields
            for words in (self._part, self._few, self._only)
        )

    def part_of(self, found: Extract, model: str) -> Extract:
        """What of the page is about `model`."""
        others = [one for one in found.fields if not self._has(one, model)]
        gone = [one.name for one in others]
        fields = [
            self._field(one, model)
            for one in found.fields
            if not any(one.name == name or one.name.startswith(f"{name}.") for name in gone)
        ]
        examples = [one for one in found.examples if not self._of_another(one.body, model)]
        return replace(found, fields=fields, examples=examples)

    def _has(self, field: PageField, model: str) -> bool:
        only = self._only.search(field.description.text)
        return only is None or model in self._id.findall(only["has"] or only["only"])

    def _field(self, field: PageField, model: str) -> PageField:
        """The field without what its description says of other models."""
        text = field.description.text
        # Blanks keep every other character at its place.
        for start, end in self._of_others(text, model):
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
        return replace(field, description=Passage(text, field.description.starts))

    def _of_others(self, text: str, model: str) -> Iterator[tuple[int, int]]:
        for few in self._few.finditer(text):
            # What few models have raises no doubt about one of them.
            if model in self._id.findall(few[1]):
                yield few.span()
        heads = list(self._part.finditer(text))
        for number, head in enumerate(heads, 1):
            after = heads[number].start() if number < len(heads) else len(text)
            if model not in self._id.findall(head[0]):
                ends = _END.search(text, head.end(), after)
                yield head.start(), ends.start() if ends else after

    def _of_another(self, body: dict[str, object], model: str) -> bool:
        named = body.get("model")
        return isinstance(named, str) and named != model and bool(self._id.fullmatch(named))
