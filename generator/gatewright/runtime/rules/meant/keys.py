"""Which key was meant, and where its value belongs."""

from __future__ import annotations

from ..messages import fold, join_words
from ..pointers import pointer, steps
from .spelling import LONGEST, SHORTEST, slip, slips
from .suggestion import Suggestion
from .vocabulary import HOLDERS, INSTEAD, OPPOSITE, SIDES, thing, words_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..kinds.base import Stated

FRAMES = {"file:first": "file:image", "file:image": "file:first"}
"""What a picture is given as where a model has nothing for exactly that."""
APART = ("file:mask", "file:last", "file:audio", "file:video")
"""Files that no other file stands for."""


def key_meant(rule: Stated, keys: tuple[str, ...], key: str) -> Suggestion | None:
    """Where the value of the unknown `key` belongs, as a path; None where nothing clearly is meant.

    `keys` are those of the object in which it stands.
    """
    if len(key) > LONGEST:
        return None
    places = {name: place for name, place in (rule.places or {}).items() if "/0" not in place}
    here = rule.path.replace("/*", "/0")
    own = {name: here + pointer([name]) for name in keys}
    return (
        _written_otherwise(rule, key, own, places)
        or _holder(key, places, here)
        or _same_thing(key, own, places)
        or _of_sisters(rule, key)
    )


def right_key(rule: Stated, keys: tuple[str, ...], key: str) -> str:
    """The suggestion for an unknown key, in words."""
    found = key_meant(rule, keys, key)
    if found is None or found.path is None:
        return f"known are {join_words(keys)}" if keys else "it has no keys that are known"
    if fold(key) in HOLDERS and (not found.path or steps(found.path)[-1] in holders(rule)):
        return f"its keys belong in {found.path or 'the request itself'}"
    inside = found.path.rpartition("/")[0] == rule.path.replace("/*", "/0")
    name = steps(found.path)[-1] if inside else found.path
    if key in SIDES:
        return f"width and height are one value here: {name}"
    if key == steps(found.path)[-1]:
        return f"it belongs in {found.path}"
    if found.certain or slip(key, (steps(found.path)[-1],)) is not None:
        return f"did you mean {name}?"
    return f"here that is {name}"


def holders(rule: Stated) -> frozenset[str]:
    """The keys of a model under which other keys stand."""
    inner = (steps(place)[:-1] for place in (rule.places or {}).values())
    return frozenset(step for path in inner for step in path)


def _written_otherwise(
    rule: Stated, key: str, own: dict[str, str], places: dict[str, str]
) -> Suggestion | None:
    """The same key in its place, or in its spelling."""
    if key in places:
        return Suggestion(path=places[key], certain=key not in rule.doubled)
    for names in (own, places):
        same = [name for name in names if fold(name) == fold(key)]
        if len(same) == 1:
            return Suggestion(path=names[same[0]], certain=same[0] not in rule.doubled)
    near = [name for name in own if len(key) >= SHORTEST and slips(key, name, 1) == 1]
    if len(near) == 1:
        return Suggestion(path=own[near[0]], certain=True)
    for names in (own, places):
        one = slip(key, names)
        if one is not None:
            return Suggestion(path=names[one])
    return None


def _same_thing(key: str, own: dict[str, str], places: dict[str, str]) -> Suggestion | None:
    """The model's own key for the same thing."""
    wanted = "size" if key in SIDES else thing(key)
    if wanted is None:
        return None
    things = {name: thing(name) for name in {**own, **places}}
    for one in (wanted, *INSTEAD.get(wanted, ()), FRAMES.get(wanted)):
        found = [
            name
            for name, what in things.items()
            if what == one
            and one is not None
            and (fold(name) in OPPOSITE) == (fold(key) in OPPOSITE)
        ]
        if found:
            mine = set(words_of(key))
            best = max(found, key=lambda name: (name in own, len(mine & set(words_of(name)))))
            return Suggestion(path=own.get(best) or places[best])
    return None


def _of_sisters(rule: Stated, key: str) -> Suggestion | None:
    """What models of other gateways that are called nearly the same say of the key."""
    if not rule.model or thing(key) in APART:
        return None
    from .sisters import own_name

    found = own_name(rule.model, key)
    if found is None:
        return None
    return Suggestion(path=found if found.startswith("/") else f"/{found}")


def _holder(key: str, places: dict[str, str], here: str) -> Suggestion | None:
    """Where the keys of an object belong that stands around params on another gateway."""
    if fold(key) not in HOLDERS or here:
        return None
    inner = [place.rpartition("/")[0] for place in places.values() if place.count("/") > 1]
    usual = max(inner, key=inner.count, default="")
    return Suggestion(path=usual if 2 * inner.count(usual) > len(inner) else "")
