"""What a validator says of modes beside its verdict."""

from __future__ import annotations

from ..ir import Model, ModeValue
from ..runtime.rules.messages import join_words
from ..runtime.rules.pointers import pointer
from ..runtime.rules.relations.conditions import value_in_words

OPPOSITE = {"there": "not there", "not there": "there"}


def _inside(place: str, value: ModeValue) -> str:
    """The pointer to what decides: the param, or a key of one of its objects."""
    return "/".join((place, *value.inside))


def reasons(model: Model) -> dict[str, str]:
    """Returns mode → the reason why a request is in it, in words."""
    where = {param.name: pointer(param.place) for param in model.params}
    conditions = {
        mode.name: [
            *((where[name], "there") for name in mode.present),
            *((where[name], "not there") for name in mode.absent),
            *(
                (_inside(where[one.name], one), join_words(tuple(map(value_in_words, one.values))))
                for one in mode.when
            ),
        ]
        for mode in model.modes
    }
    words = {
        name: " and ".join(f"{place} is {how}" for place, how in found)
        for name, found in conditions.items()
    }
    *before, last = conditions
    opposite = [(place, OPPOSITE.get(how, f"not {how}")) for place, how in conditions[last]]
    if before and (len(opposite) != 1 or opposite not in [conditions[name] for name in before]):
        # The last mode also takes the requests that match no condition.
        neither = f"neither {' nor '.join(before)}" if len(before) > 1 else f"not {before[0]}"
        words[last] = f"it is {neither}"
    return words
