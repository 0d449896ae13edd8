"""Reading vocabularies: patterns that are regular expressions, and facts and slots that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..captures import CAPTURES
from ..diagnostics import Diagnostic, did_you_mean
from ..load import SpecFile, Workspace
from ..load.document import SpecPath
from ..slots import SLOTS
from ..slots import is_slot as known_slot
from .facts import possible
from .shape import schema_of


def reading_faults(file: SpecFile, workspace: Workspace) -> Iterator[Diagnostic]:
    """Returns every fault in the reading vocabulary of a gateway."""
    data = file.data
    for key, slot in data.get("slots", {}).items():
        if not known_slot(slot):
            hint = did_you_mean(slot, SLOTS)
            yield file.fault(("slots", key), f"there is no slot `{slot}`", hint)
    for key, fact in data.get("prices", {}).items():
        yield from _fact_faults(file, ("prices", key), "model", fact)
    for index, address in enumerate(data.get("addresses", ())):
        yield from _fact_faults(file, ("addresses", index, "fact"), "gateway", address["fact"])
    for number, group in enumerate(data.get("labels", ())):
        for index, label in enumerate(group):
            path = ("labels", number, index, "fact")
            yield from _fact_faults(file, path, "model", label.get("fact", "id"))
    for index, line in enumerate(data.get("ignored", ())):
        yield from _regex_faults(file, ("ignored", index), line)
    for index, sentence in enumerate(data.get("sentences", ())):
        owner, says = sentence.get("owner", "model"), ("sentences", index, "says")
        yield from _fact_faults(file, ("sentences", index, "fact"), owner, sentence["fact"])
        yield from _pattern_faults(file, says, sentence)


def _fact_faults(file: SpecFile, here: SpecPath, owner: str, fact: str) -> Iterator[Diagnostic]:
    if possible(owner, {}, fact):
        return
    hint = _nearest(owner, fact)
    other = "gateway" if owner == "model" else "model"
    if possible(other, {}, fact):
        hint = f"a {other} can: write `owner: {other}`" if here[0] == "sentences" else ""
    yield file.fault(here, f"no {owner} can have a fact `{fact}`", hint)


def _nearest(owner: str, fact: str) -> str:
    """Returns a hint with the nearest word for the first or second part of a fact's name."""
    schema = schema_of(owner)
    known: dict[str, Any] = schema["properties"]
    first, _, rest = fact.partition(".")
    if first not in known:
        return did_you_mean(first, known)
    node: dict[str, Any] = known[first]
    if "$ref" in node:
        node = schema["$defs"][node["$ref"].rpartition("/")[2]]
    below: dict[str, Any] = node.get("properties", {})
    second = rest.partition(".")[0]
    return did_you_mean(second, below) if second and below and second not in below else ""


def _regex_faults(file: SpecFile, here: SpecPath, text: str) -> Iterator[Diagnostic]:
    try:
        re.compile(text)
    except (re.error, OverflowError, RecursionError) as error:
        yield file.fault(
            here,
            f"`{here[-1] if here[-1] == 'says' else here[0]}` is not a regular expression: {error}",
        )


def _pattern_faults(
    file: SpecFile, here: SpecPath, sentence: dict[str, Any]
) -> Iterator[Diagnostic]:
    faults = [*_regex_faults(file, here, sentence["says"])]
    yield from faults
    if faults:
        return
    groups = re.compile(sentence["says"]).groupindex
    for name in groups:
        if name not in CAPTURES:
            hint = did_you_mean(name, CAPTURES)
            yield file.fault(here, f"a named group cannot be called `{name}`", hint)
    if not groups and ("value" not in sentence or sentence.get("first")):
        message = "nothing says what value this sentence states"
        yield file.fault(here, message, "name a group, such as `(?P<integer>…)`, or add `value`")
