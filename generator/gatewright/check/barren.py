"""Rules that no request can meet, or that none can break."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from ..diagnostics import Diagnostic
from ..load import SpecFile
from ..runtime.rules.kinds.list import List
from ..runtime.rules.limits import Choices
from ..runtime.rules.relations.base import words_of
from ..runtime.rules.relations.conditions import other_values
from .modes import params_by_argument
from .values import stated_kind

FactPath = tuple[str | int, ...]
Facts = dict[str, Any]
Fault = tuple[FactPath, str]
TOGETHER = ("at_least_one_of", "exactly_one_of", "at_most_one_of")
_OUT = "take the rule out, or mend what it says"


def barren_faults(file: SpecFile) -> Iterator[Diagnostic]:
    """Every rule of a model that cannot be met or broken, whatever the request."""
    changed = {
        key for mode in file.data.get("modes", {}).values() for key in mode.get("params", {})
    }
    own: dict[str, Facts] = file.data.get("params", {})
    steady = [own[key] for key in own if key not in changed]
    params = {name: one for name, one in params_by_argument(file).items() if one in steady}
    apart = _apart(file)
    for name, stated in file.data.get("rules", {}).items():
        for faults in (_presence, _conditions, _counts, _limits):
            found = next(faults(stated, params), None)
            if found is not None:
                yield file.fault(("rules", name, *found[0]), found[1], _OUT, key=True)
                break
        for other in words_of(stated.get("needs", ())):
            pair = frozenset((stated.get("param", ""), other))
            if pair in apart and len(pair) == 2:
                message = (
                    f"`{apart[pair]}` says that `{other}` does not go with `{stated['param']}`, so "
                    f"`{stated['param']}` can never be given"
                )
                yield file.fault(("rules", name, "needs"), message, _OUT, key=True)


def _apart(file: SpecFile) -> dict[frozenset[str], str]:
    """Pairs of arguments that do not go together, with the rule that says so."""
    found: dict[frozenset[str], str] = {}
    for name, stated in file.data.get("rules", {}).items():
        pairs = [(stated.get("param"), other) for other in words_of(stated.get("not_with", ()))]
        for word in TOGETHER[1:]:
            pairs += combinations(stated.get(word, ()), 2)
        found |= {frozenset(pair): name for pair in pairs}
    return found


def _presence(stated: Facts, params: dict[str, Facts]) -> Iterator[Fault]:
    """Of rules by presence: one of their params is always there."""
    always = {name for name, one in params.items() if one.get("required")}
    name = stated.get("param", "")
    for other in words_of(stated.get("needs", ())):
        if other in always:
            yield ("needs",), f"`{other}` is always required, so no request breaks this rule"
    for other in words_of(stated.get("not_with", ())):
        there, gone = (other, name) if other in always else (name, other)
        if there in always:
            yield ("not_with",), f"`{there}` is always required, so `{gone}` can never be given"
    for word in TOGETHER:
        there = next((one for one in stated.get(word, ()) if one in always), None)
        if there is not None:
            least = word == "at_least_one_of"
            so = "no request breaks this rule" if least else "none of the others can be given"
            yield (word,), f"`{there}` is always required, so {so}"


def _conditions(stated: Facts, params: dict[str, Facts]) -> Iterator[Fault]:
    """Of conditions: they always hold, or never."""
    for word, so in (("with", "always there"), ("without", "never left out")):
        for name in words_of(stated.get(word, ())):
            if params.get(name, {}).get("required"):
                yield (word,), f"`{name}` is always required, so it is {so}"
    for word in ("when", "only_when"):
        for name, values in stated.get(word, {}).items():
            facts = params.get(name)
            kind = None if facts is None else stated_kind(facts)
            if facts is None or kind is None or not (facts.get("required") or "default" in facts):
                continue
            said: list[Any] = values if isinstance(values, list) else [values]  # pyright: ignore[reportUnknownVariableType]
            others = other_values((kind,), tuple(map(kind.travels, said)))
            if others == () and not kind.nullable:
                yield (word, name), f"`{name}` is always one of these, so this says nothing"
    facts = params.get(stated.get("param", ""), {})
    if stated.get("required") and facts.get("required"):
        yield ("required",), f"`{stated['param']}` is always required, so this says nothing"


def _most(facts: Facts | None) -> float | None:
    """How many elements a param has at most; what is not a list counts as one. None: any number."""
    kind = None if facts is None else stated_kind(facts)
    if kind is None or kind.word == "union":
        return None
    return kind.largest if isinstance(kind, List) else 1


def _counts(stated: Facts, params: dict[str, Facts]) -> Iterator[Fault]:
    """Of rules that count elements or add up numbers: lists are never that long."""
    named = stated.get("of") or ([stated["param"]] if "where" in stated else [])
    counts = [_most(params.get(name)) for name in named]
    known = [one for one in counts if one is not None]
    if named and len(known) == len(counts):
        most, asked = sum(known), stated.get("at_most")
        said = f"there are never more than {most:g} elements"
        if asked is not None and most <= asked:
            yield ("at_most",), f"{said}, so no request breaks this rule"
        if stated.get("at_least", 0) > most:
            yield ("at_least",), f"{said}, so no request keeps this rule"
    if "sum_at_most" in stated and "each" not in stated:
        facts = params.get(stated.get("param", ""), {})
        longest, largest = _most(facts or None), facts.get("items", {}).get("maximum")
        if longest is None or largest is None:
            return
        if longest * largest <= stated["sum_at_most"]:
            yield ("sum_at_most",), "no list adds up to more, so no request breaks this rule"


def _limits(stated: Facts, params: dict[str, Facts]) -> Iterator[Fault]:
    """Of limits under a condition: the param has them anyway."""
    name = stated.get("param", "")
    facts = params.get(name)
    kind = None if facts is None else stated_kind(facts)
    if facts is None or kind is None or "where" in stated or "marks" in stated:
        return
    for limit in kind.limits:
        if limit.name not in stated or limit.name not in facts:
            continue
        mine, theirs = limit.of(facts), limit.of(stated)
        loosest = limit.either(mine, theirs)
        same = set(loosest) == set(theirs) if isinstance(limit, Choices) else loosest == theirs
        if same:
            message = f"`{name}` is not wider than that anyway, so no request breaks this rule"
            yield (limit.name,), message
