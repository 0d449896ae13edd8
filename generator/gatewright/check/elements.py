"""Rules that add up numbers or read marks: the elements, keys and texts that they name."""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic, did_you_mean
from ..load import SpecFile, SpecPath
from ..runtime.rules.kinds import kind_class
from ..runtime.rules.kinds.base import Kind
from ..runtime.rules.relations.base import Facts
from .inside import keys_of
from .values import stated_kind

SUMS = ("sum_at_most", "sum_is")


def element_faults(
    file: SpecFile, here: SpecPath, stated: Facts, params: dict[str, Facts]
) -> Iterator[Diagnostic]:
    """What a rule of sums or marks names that is not there, or that holds no number or text."""
    sums = any(word in stated for word in SUMS)
    name: str = stated.get("param", "")
    facts = params.get(name)
    if facts is None or not (sums or "marks" in stated):
        return
    what = "number" if sums else "text"
    each: str | None = stated.get("each")
    several = [one for one in _members(facts) if kind_class(one).walks == "items"]
    if each is not None or sums:
        if not several:
            yield file.fault((*here, "param"), f"`{name}` is not a list, so it has no elements")
            return
        if each is None:
            facts = {"type": "union", "any_of": [one["items"] for one in several]}
        else:
            keys = {key: one for listed in several for key, one in keys_of(listed).items()}
            if each not in keys:
                message = f"the elements of `{name}` have no key `{each}`"
                yield file.fault((*here, "each"), message, did_you_mean(each, keys))
                return
            facts = keys[each]
    if not _holds(facts, what):
        owner = f"an element of `{name}`" if each is None and sums else f"`{each or name}`"
        hint = "name the key of its elements that counts as `each`" if several else ""
        at = (*here, "param" if each is None else "each")
        yield file.fault(at, f"{owner} is never a {what}", "" if each else hint)
    other = params.get(stated.get("sum_is", ""))
    if other is not None and not _holds(other, what):
        message = f"`{stated['sum_is']}` is never a number"
        yield file.fault((*here, "sum_is"), message)


def _members(facts: Facts) -> list[Facts]:
    """The facts of each kind that a value may be of."""
    members: list[Facts] = facts.get("any_of", [facts])
    return members


def _holds(facts: Facts, what: str) -> bool:
    """Whether a value of a param may count as a number, or be a text."""
    return any(_counts(stated_kind(one), what) for one in _members(facts))


def _counts(kind: Kind | None, what: str) -> bool:
    """The same of one kind; of what is not known here it may."""
    if kind is None:
        return True
    return kind.may_count if what == "number" else kind.json_type == "string"
