"""Request bodies by the thousand from a seed: what `strategies` makes one by one, without Hypothesis's care.

Values at their limits and one past them come from the cases of `test_both_sides`.
"""

from __future__ import annotations

import copy
from itertools import cycle
from random import Random
from typing import Any

from gatewright.ir import Mode, Model
from gatewright.runtime.rules.kinds.base import Kind

from .strategies import JUNK, at_limits, body_in, few_numbers, fit, formed, mode_of, obeys, spots
from .test_both_sides import put, sides

LETTERS = "aZ0 _-/\\\"'\t\n\u0000\u00e9\u4e2d\u0301\u200d\U0001f98a"
INVENTED = ("extra", "Prompt", "seed_", "", "a/b~c", "$", "0", "\u00e9", "a\nb")
SCALARS: list[Any] = [*JUNK, 7.0, -0.0, 1e15, 1e300, 5e-324, 0.3, 2**53 + 1, 10**400, "1.0", "null"]


class Sampler:
    """Bodies for one model; the same seed makes the same bodies."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._random = Random(model.key)
        self._places = {param.name: param.place for param in model.params}
        self._known: dict[Kind, list[Any]] = {}
        self._bodies = {mode.name: body_in(model, mode) for mode in model.modes}
        outside = [
            (side.path, side.outside)
            for mode in model.modes
            for side in sides(self._bodies[mode.name], ())
            if side.path and side.name.split()[0] not in ("required", "closed")
        ]
        # Each in turn, so that none is left to chance.
        self._outside = cycle({repr(one): one for one in outside}.values())

    def right(self) -> Any:
        """A body that breaks no rule, in any of the modes."""
        mode = self._random.choice(self._model.modes)
        while True:
            body = self._object(self._bodies[mode.name])
            for name in mode.present:
                self._fill(body, self._places[name], mode)
            for name in mode.absent:
                _remove(body, self._places[name])
            if mode_of(self._model, body) is mode and obeys(self._model, body):
                return body

    def bent(self) -> Any:
        """Such a body with one to three things done to it."""
        body = self.right()
        for _ in range(self._random.randint(1, 3)):
            match self._random.randrange(6):
                case 0:
                    path, value = next(self._outside)
                    body = self._put(body, path, copy.deepcopy(value))
                case 1:
                    holder = self._random.choice([body, *(h for h, _ in spots(body))])
                    if isinstance(holder, dict):
                        holder[self._random.choice(INVENTED)] = self._junk()
                case 2:
                    param = self._random.choice(self._model.params)
                    body = self._put(body, self._places[param.name], self.value(param.kind))
                case action:
                    self._spoil(body, action)
        return self._junk() if self._random.random() < 0.02 else body

    def _spoil(self, body: Any, action: int) -> None:
        found = spots(body)
        if not found:
            return
        holder, key = self._random.choice(found)
        if action == 3 and isinstance(holder, dict):
            del holder[key]
        elif action == 4 and isinstance(holder, list):
            holder.extend(copy.deepcopy(holder))
        else:
            holder[key] = self._junk()

    def _junk(self) -> Any:
        return copy.deepcopy(self._random.choice(SCALARS))

    def _put(self, body: Any, path: tuple[str | int, ...], value: Any) -> Any:
        try:
            return put(body, path, value, self._bodies[self._model.modes[0].name])
        except (AssertionError, AttributeError, IndexError, KeyError, TypeError):
            return body  # an earlier change has left nothing to put it into

    def _fill(self, body: dict[str, Any], path: tuple[str, ...], mode: Mode) -> None:
        kind: Kind = self._bodies[mode.name]
        for depth, key in enumerate(path):
            kind = next(field for field in kind.inner_keys() if field.wire == key).kind()
            if key not in body:
                body[key] = self.value(kind)
            body = body[key] if depth < len(path) - 1 else body

    def _object(self, value: Any) -> dict[str, Any]:
        chosen = [one for one in value.fields if one.is_required or self._random.random() < 0.5]
        self._random.shuffle(chosen)
        made = {field.wire: self.value(field.kind()) for field in chosen}
        if value.open and self._random.random() < 0.5:
            made["more"] = self._junk()
        return made

    def value(self, value: Any) -> Any:
        """A value that `value` allows."""
        if value.nullable and self._random.random() < 0.2:
            return None
        if value.walks == "keys":
            return self._object(value)
        if value.walks == "items":
            assert value.items is not None
            most = 4 if value.max_items is None else min(value.max_items, 4)
            count = self._random.randint(value.min_items or 0, max(most, value.min_items or 0))
            count = self._random.choice(value.counts) if value.counts else count
            return [self.value(value.items) for _ in range(count)]
        if few_numbers(value) or formed(value) or self._random.random() < 0.4:
            return self._random.choice(self._at_limits(value))
        return self._fresh(value)

    def _at_limits(self, kind: Kind) -> list[Any]:
        if kind not in self._known:
            self._known[kind] = at_limits(kind)
        return self._known[kind]

    def _fresh(self, value: Any) -> Any:
        pick = self._random
        match value.word:
            case "string" if value.chinese_counts is not None:
                return pick.choice(self._at_limits(value))
            case "string":
                least = value.min_length or 0
                most = 40 if value.max_length is None else min(value.max_length, 40)
                return self._text(pick.randint(least, max(least, most)))
            case "url":
                scheme = pick.choice(value.schemes or ("https", "data", "s3"))
                return f"{scheme}://h/{fit(self._text(pick.randint(0, 9)))}"
            case "integer" if value.step is None:
                low = -(2**40) if value.minimum is None else int(value.minimum)
                high = max(low, 2**40) if value.maximum is None else int(value.maximum)
                number = pick.randint(low, high)
                return float(number) if pick.random() < 0.1 else number
            case "number" if value.step is None:
                low, high = value.minimum, value.maximum
                bottom = low if low is not None else (high or 0) - 1e6
                return pick.uniform(bottom, high if high is not None else bottom + 1e6)
            case "integer" | "number":
                step = value.step or 1
                first = -(-(value.minimum or 0) // step)
                last = (value.maximum if value.maximum is not None else 100 * step) // step
                return round(pick.randint(int(first), int(last)) * step, 9)
            case "size":
                low, high = value.min_side or 1, value.max_side or 9999
                while True:
                    width, height = pick.randint(low, high), pick.randint(low, high)
                    if not value.broken_keywords(size := f"{width}x{height}"):
                        return size
            case _:
                return pick.choice(self._at_limits(value))

    def _text(self, length: int) -> str:
        return "".join(self._random.choices(LETTERS, k=length))


def _remove(body: Any, path: tuple[str, ...]) -> None:
    for key in path[:-1]:
        body = body.get(key, {})
    body.pop(path[-1], None)
