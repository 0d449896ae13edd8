"""Files in forms: which params are parts that hold files, and of which kind."""

from __future__ import annotations

from ..runtime.rules.kinds import kind_class
from ..runtime.rules.relations.base import Facts
from .answers import medium_in
from .objects import order_facts

MASK = "mask"
KINDS = ("image", "video", "audio")


def take_files(
    params: dict[str, Facts], binary: dict[str, str], types: dict[str, str]
) -> dict[str, str]:
    """Says of each part that is a file which kind it takes; gives the reasons, by the name of the fact.

    `binary` are the facts that a schema calls a file, with the media type that it states or nothing. `types` are
    content types of parts, by key. Where neither they nor the name tells the kind, it is any.
    """
    reasons: dict[str, str] = {}
    for key, facts in params.items():
        fact = f"params.{key}"
        found = [kind for name, kind in binary.items() if f"{name}.".startswith(f"{fact}.")]
        if found and "any_of" in facts:
            facts = params[key] = _one_or_several(facts)
        if not found or not _holds_files(facts):
            continue
        wire = facts.get("key", key)
        said = [one for one in (types.get(wire, ""), *found) if one]
        kind = next((one for one in map(_kind, said) if one), None)
        why = "The document gives the type of the part."
        if kind is None:
            kind = "image" if key == MASK else medium_in(key)
            why = "It is a file, and its name says of which kind."
        if kind is None:
            why = "It is a file, and nothing says of which kind."
        facts["takes"] = {one: {} for one in ((kind,) if kind is not None else KINDS)}
        reasons[f"{fact}.takes"] = why
        if key == MASK:
            facts["role"] = MASK
            reasons[f"{fact}.role"] = "It is called mask."
        params[key] = order_facts(facts)
    return reasons


def _one_or_several(facts: Facts) -> Facts:
    """A file or a list of files as the list: in a form, one part and a list of one part are the same."""
    lists = [one for one in facts["any_of"] if kind_class(one).walks == "items"]
    rest = [one for one in facts["any_of"] if kind_class(one).walks != "items"]
    if len(lists) != 1 or rest != [lists[0]["items"]]:
        return facts
    return order_facts(
        {**{key: one for key, one in facts.items() if key not in ("type", "any_of")}, **lists[0]}
    )


def _holds_files(facts: Facts) -> bool:
    inner = facts["items"] if kind_class(facts).walks == "items" else facts
    return kind_class(inner).address


def _kind(types: str) -> str | None:
    """The kind of file that content types name: ``image/png, image/jpeg``."""
    kinds = {one.strip().partition("/")[0] for one in types.split(",")}
    return kinds.pop() if len(kinds) == 1 and kinds <= {"image", "video", "audio"} else None
