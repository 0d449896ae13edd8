"""The suggestion for an unknown key."""

from __future__ import annotations

from .messages import fold, listed, nearest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .rule import Rule


def right_key(rule: Rule, key: str) -> str:
    """Returns the nearest key, the right place of the key, or the list of known keys."""
    places, keys = rule.places or {}, rule.kind.keys
    if key in places:
        return f"it belongs in {places[key]}"
    for words in (keys, tuple(places)):
        for word in words:
            if fold(word) == fold(key[:100]):
                return f"did you mean {word if words is keys else places[word]}?"
    near = nearest(key, keys)
    if near is not None:
        return f"did you mean {near}?"
    near = nearest(key, tuple(places))
    if near is not None:
        return f"did you mean {places[near]}?"
    if rule.model:
        from .dialects import own_name

        own = own_name(rule.model, key)
        if own is not None:
            return f"here that is {own}"
    return f"known are {listed(keys)}" if keys else "it has no keys that are known"
