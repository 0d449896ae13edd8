"""The words of documentation pages: what all of them share, and what each gateway's pages add.

A gateway's reader is the file of its name in ``readers/``: marks to know its pages by, headings,
labels, and sentences with the fact that each states. Another gateway is another file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, cast

import yaml

from .facts import Owner, Path

_Loader: Any = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
_COMMON = "common"
_READERS = files("gatewright.pages").joinpath("readers")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that states a fact, as a pattern over running text."""

    path: Path
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
    path: Path
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
    media_field: str = ""
    media_param: str = ""
    gateway_params: frozenset[str] = frozenset()
    headings: dict[str, str] = field(default_factory=dict[str, str])
    """Folded heading → the role of what stands under it."""
    columns: dict[str, str] = field(default_factory=dict[str, str])
    types: dict[str, str] = field(default_factory=dict[str, str])
    required: dict[str, bool] = field(default_factory=dict[str, bool])
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
    addresses: tuple[tuple[Path, str, str], ...] = ()
    """(fact, method, path) of addresses that examples call."""

    def type_named(self, word: str) -> str | None:
        """The type that `word` names, or None."""
        return self.types.get(word.casefold())

    def is_nothing(self, word: str) -> bool:
        """Whether a cell says that there is nothing to say."""
        return word.strip().casefold() in self.nothing


def folded(text: str) -> str:
    """`text` as headings, labels and column heads are compared."""
    return " ".join(text.casefold().rstrip(":.#¶ ").split())


@cache
def gateways() -> tuple[str, ...]:
    """The gateways that have a reader."""
    found = (entry.name for entry in _READERS.iterdir())
    names = (name.removesuffix(".yaml") for name in found if name.endswith(".yaml"))
    return tuple(sorted(name for name in names if name != _COMMON))


@cache
def vocabulary(gateway: str | None) -> Vocabulary:
    """The words for pages of `gateway`; None, or one without a reader: the common words alone."""
    common = _read(_COMMON)
    own: dict[str, Any] = _read(gateway) if gateway in gateways() and gateway else {}
    sentences = [*own.get("endpoints", ()), *own.get("sentences", ()), *common["sentences"]]
    groups = [own[key] for key in ("labels", "upload_labels") if key in own]
    return Vocabulary(
        gateway=gateway,
        marks=tuple(own.get("marks", ())),
        operation=own.get("operation", ""),
        container=own.get("container", ""),
        media_field=own.get("media_field", ""),
        media_param=own.get("media_param", ""),
        gateway_params=frozenset(own.get("gateway_params", ())),
        headings=_turned(common["headings"]) | _turned(own.get("heading_words", {})),
        columns=_turned(common["columns"]),
        types=_turned(common["types"]),
        required={
            word.casefold(): yes == "yes"
            for yes, words in common["required"].items()
            for word in words
        },
        nothing=frozenset(word.casefold() for word in common["nothing"]),
        modes=_turned(common["modes"]),
        states=_turned(common["states"]),
        slots=common["slots"] | own.get("slots", {}),
        prices=own.get("prices", {}),
        billing=own.get("billing", {}),
        media=own.get("media", {}),
        labels=tuple(tuple(_label(one) for one in group) for group in groups),
        sentences=tuple(_sentence(one) for one in sentences),
        addresses=tuple(
            (tuple(one["fact"].split(".")), one["method"], one["path"])
            for one in own.get("addresses", ())
        ),
    )


def recognised(texts: Iterable[str]) -> str | None:
    """The gateway whose marks stand in `texts`, or None when there is none, or more than one."""
    found: dict[str, int] = dict.fromkeys(gateways(), 0)
    marks = {name: vocabulary(name).marks for name in found}
    for text in texts:
        for name, words in marks.items():
            found[name] += sum(word in text for word in words)
    best = sorted(found.items(), key=lambda item: -item[1])
    if not best or not best[0][1] or (len(best) > 1 and best[1][1] == best[0][1]):
        return None
    return best[0][0]


def _read(name: str) -> dict[str, Any]:
    text = _READERS.joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return cast(dict[str, Any], yaml.load(text, Loader=_Loader))


def _turned(words: dict[str, list[str]]) -> dict[str, str]:
    return {folded(word): meaning for meaning, many in words.items() for word in many}


def _label(entry: dict[str, str]) -> Label:
    path = tuple(entry["fact"].split(".")) if entry["fact"] else ()
    return Label(entry["label"], path, entry["as"])


def _sentence(entry: dict[str, Any]) -> Sentence:
    value = entry.get("value")
    first = entry.get("first") == "true"
    says = re.compile(entry["says"], 0 if first else re.IGNORECASE)
    path: Path = tuple(entry["fact"].split("."))
    request = path[0] == "operations"
    return Sentence(
        path=path,
        owner="gateway" if request or entry.get("owner") == "gateway" else "model",
        says=says,
        value={"true": True, "false": False}.get(value, value) if isinstance(value, str) else value,
        partial=entry.get("partial") == "true",
        likely=entry.get("likely") == "true",
        first=first,
    )
