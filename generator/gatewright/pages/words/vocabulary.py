"""The words that one gateway's pages are read with.

``common.yaml`` holds what all pages share. ``specs/reading/GATEWAY.yaml`` adds the words of one gateway.
Both have the same shape: ``specs/schema/reading.schema.json``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...runtime.rules.kinds import kinds
from ..facts import FactPath, Owner

_SOMETIMES = "sometimes"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that states a fact, as a pattern over running text."""

    path: FactPath
    owner: Owner
    says: re.Pattern[str]
    value: Any = None
    """What it says; None: the pattern's group holds it."""
    partial: bool = False
    likely: bool = False
    first: bool = False
    """Whether only its first place counts."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label whose value follows it: on the same line, on the next, or in the next cell."""

    label: str
    path: FactPath
    kind: str
    """How its value looks: id, words, number, characters, medium, billing or sentence."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every word that one gateway's pages are read with."""

    gateway: str | None
    marks: tuple[str, ...] = ()
    operation: str = ""
    container: str = ""
    """The key of a request that holds the model's params; empty: they sit at the top level."""
    containers: frozenset[str] = frozenset()
    """Further keys of a request that hold params, as the words or the page itself name them."""
    media_field: str = ""
    media_param: str = ""
    other_origins: frozenset[str] = frozenset()
    """Origins by which pages call the same service; none of them is a base address."""
    gateway_params: frozenset[str] = frozenset()
    headings: dict[str, str] = field(default_factory=dict[str, str])
    """Folded heading → the role of what stands under it."""
    columns: dict[str, str] = field(default_factory=dict[str, str])
    types: dict[str, str] = field(default_factory=dict[str, str])
    required: dict[str, bool] = field(default_factory=dict[str, bool])
    sometimes: frozenset[str] = frozenset()
    """Words of the column `required` that mean: under a condition."""
    nothing: frozenset[str] = frozenset()
    modes: dict[str, str] = field(default_factory=dict[str, str])
    states: dict[str, str] = field(default_factory=dict[str, str])
    slots: dict[str, str] = field(default_factory=dict[str, str])
    prices: dict[str, str] = field(default_factory=dict[str, str])
    billing: dict[str, str] = field(default_factory=dict[str, str])
    media: dict[str, str] = field(default_factory=dict[str, str])
    labels: tuple[tuple[Label, ...], ...] = ()
    """Groups of labels in the order in which they stand."""
    sentences: tuple[Sentence, ...] = ()
    addresses: tuple[tuple[FactPath, str, str], ...] = ()
    """(fact, method, path) of addresses that examples call."""
    ignored: tuple[re.Pattern[str], ...] = ()
    """Lines that change by themselves: menus, banners, dates, counters."""

    def type_named(self, word: str) -> str | None:
        """The type that `word` names, or None; a kind's own word names it on every page."""
        folded = word.casefold()
        kind = kinds().get(folded)
        own = folded if kind is not None and kind.in_specs and not kind.walks else None
        return self.types.get(folded, own)

    def is_sometimes(self, text: str) -> bool:
        """Whether a cell says that a key is required, or optional, under a condition."""
        folded = text.strip().casefold()
        if folded in self.sometimes:
            return True
        first = max((one for one in self.required if folded.startswith(one)), key=len, default="")
        behind = folded[len(first) :]
        return bool(first and behind) and not (first.isascii() and behind[0].isalnum())

    def changes_by_itself(self, line: str) -> bool:
        """Whether a whole line is one of those that change without a change of the model."""
        return len(line) <= 300 and any(one.fullmatch(line) for one in self.ignored)

    def own_words(self) -> set[str]:
        """Labels, keys and words for billing that may be this gateway's alone."""
        labels = {one.label for group in self.labels for one in group if " " in one.label}
        keys = {one for one in self.slots if one.isidentifier()}
        return labels | keys | self.prices.keys() | self.billing.keys()

    def is_nothing(self, word: str) -> bool:
        """Whether a cell says that there is nothing to say."""
        return word.strip().casefold() in self.nothing


def fold(text: str) -> str:
    """`text` as headings, labels and column heads are compared."""
    return " ".join(text.casefold().rstrip(":.#¶?* ").split())


def vocabulary_of(
    gateway: str | None, common: Mapping[str, Any], own: Mapping[str, Any]
) -> Vocabulary:
    """The words for pages of `gateway`: the common ones, and its own on top of them."""
    both = (common, own)
    required = _by_word(both, "required")
    return Vocabulary(
        gateway=gateway,
        marks=tuple(own.get("marks", ())),
        operation=own.get("operation", ""),
        container=own.get("container", ""),
        containers=frozenset(own.get("containers", ())),
        media_field=own.get("media_field", ""),
        media_param=own.get("media_param", ""),
        other_origins=frozenset(own.get("other_origins", ())),
        gateway_params=frozenset(own.get("gateway_params", ())),
        headings=_by_word(both, "headings"),
        columns=_by_word(both, "columns"),
        types=_by_word(both, "types"),
        required={word: said == "yes" for word, said in required.items() if said != _SOMETIMES},
        sometimes=frozenset(word for word, said in required.items() if said == _SOMETIMES),
        nothing=frozenset(word.casefold() for one in both for word in one.get("nothing", ())),
        modes=_by_word(both, "modes"),
        states=_by_word(both, "states"),
        slots={**common["slots"], **own.get("slots", {})},
        prices=own.get("prices", {}),
        billing=own.get("billing", {}),
        media=own.get("media", {}),
        labels=tuple(tuple(map(_label, group)) for group in own.get("labels", ())),
        sentences=tuple(map(_sentence, [*own.get("sentences", ()), *common["sentences"]])),
        addresses=tuple(
            (_path(one["fact"]), one["method"], one["path"]) for one in own.get("addresses", ())
        ),
        ignored=tuple(
            re.compile(line, re.IGNORECASE) for one in both for line in one.get("ignored", ())
        ),
    )


def _by_word(sections: Iterable[Mapping[str, Any]], name: str) -> dict[str, str]:
    """Folded word → its meaning, of a section that maps meanings to words."""
    return {
        fold(word): meaning
        for one in sections
        for meaning, words in one.get(name, {}).items()
        for word in words
    }


def _path(fact: str) -> FactPath:
    return tuple(fact.split("."))


def _label(entry: Mapping[str, str]) -> Label:
    path = _path(entry["fact"]) if "fact" in entry else ()
    return Label(entry["label"], path, entry["as"])


def _sentence(entry: Mapping[str, Any]) -> Sentence:
    first: bool = entry.get("first", False)
    return Sentence(
        path=_path(entry["fact"]),
        owner=entry.get("owner", "model"),
        says=re.compile(entry["says"], 0 if first else re.IGNORECASE),
        value=entry.get("value"),
        partial=entry.get("partial", False),
        likely=entry.get("likely", False),
        first=first,
    )
