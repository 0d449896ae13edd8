"""The nearest request that breaks no rule. It is a proposal and is never sent.

First come the safe repairs. What is still wrong is then put right by the smallest change that the
rules allow, which may change what the request asks for, and each such change is told.
"""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..repair import repair_text
from .changing import at, change, put, take
from .several import trials
from .values import right_value, something

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatewright.runtime.rules.kinds.base import Stated

    from ..package import Check, InstalledPackage, Violation

STEPS = 60
"""Most changes before the search stops."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between a request and the nearest right one."""

    path: str
    what: str
    safe: bool
    """Whether only the spelling or the place of the value changes."""

    def __str__(self) -> str:
        return f"{self.path or '(document)'}: {self.what}"


def nearest_request(
    package: InstalledPackage, check: Check, asked: Any
) -> tuple[Any, list[Difference]] | None:
    """Returns (valid request, its differences), or None."""
    if not isinstance(asked, dict):
        return None
    body: Any = asked  # pyright: ignore[reportUnknownVariableType]
    changes: list[Difference] = []
    for _ in range(STEPS):
        safe = repair_text(package, check, json.dumps(body, ensure_ascii=False))
        body, left = json.loads(safe.text), safe.left
        changes += [Difference(one.path, one.what, True) for one in safe.repairs]
        if not left:
            return body, changes
        ordered = sorted(left, key=lambda one: one.rule != "additionalProperties")
        tried = (
            (trial, difference)
            for violation in ordered
            for trial, difference in _trials(package, body, violation)
            if _better(left, check(trial) or [], violation)
        )
        body, difference = next(tried, (None, None))
        if difference is None:
            return None
        changes.append(difference)
    return None


def brief(package: InstalledPackage, value: Any) -> str:
    """`value` as JSON, or in words where that is long."""
    words = package.words
    text = json.dumps(value, ensure_ascii=False, default=words.show_value)
    return text if len(text) <= words.SHOWN else words.show_value(value)


def _better(before: list[Violation], after: list[Violation], mended: Violation) -> bool:
    """Whether that violation is gone and a corrected key has not added other ones.

    What a container needs that was added for it is missing next: that is not a step back.
    """
    gone = all((one.path, one.rule) != (mended.path, mended.rule) for one in after)
    inside = f"{mended.path}/" if mended.rule == "required" else None
    others = [one for one in after if inside is None or not one.path.startswith(inside)]
    # Of several params there is another one to try, where this one is wrong.
    return gone and len(others) < len(before) + bool(mended.path)


def _trials(
    package: InstalledPackage, body: Any, violation: Violation
) -> Iterator[tuple[Any, Difference]]:
    """Requests that may break that rule no more, each with what differs; the nearest first."""
    if violation.path:
        trial: Any = deepcopy(body)
        difference = _put_right(package, trial, violation)
        if difference is not None:
            yield trial, difference
        return
    for trial, place, value in trials(body, violation[0]):
        before = at(body, list(place))
        if value is None:
            what = f"{brief(package, before)} left out"
        elif before is None:
            what = f"added {brief(package, value)}"
        else:
            what = f"{brief(package, before)} → {brief(package, value)}"
        yield trial, Difference(package.pointers.pointer(place), what, False)


def _put_right(package: InstalledPackage, body: Any, violation: Violation) -> Difference | None:
    """Changes `body` in place. Returns the difference, or None."""
    path, parts = violation.path, package.pointers.steps(violation.path)
    rule, keyword, value, _ = violation
    if keyword == "required":
        made = something(rule)
        return (
            Difference(path, f"added {brief(package, made)}", False)
            if put(body, parts, made)
            else None
        )
    holder = at(body, parts[:-1])
    if keyword == "additionalProperties":
        return _move_value(package, body, holder, rule, path, str(value))
    new = right_value(rule, keyword, value)
    if new is None:
        take(holder, parts[-1])
        return Difference(path, f"{brief(package, value)} left out", False)
    change(holder, parts[-1], new)
    return Difference(path, f"{brief(package, value)} → {brief(package, new)}", False)


def _move_value(
    package: InstalledPackage, body: Any, holder: dict[str, Any], rule: Stated, path: str, key: str
) -> Difference:
    """Puts a value where it belongs, or takes it out."""
    value = holder.pop(key)
    found = rule.correction("additionalProperties", key)
    target = None if found is None else found.path
    if target is None:
        return Difference(path, "left out", False)
    parts = package.pointers.steps(target)
    if isinstance(value, dict) and _unwrap_object(package, body, rule, parts, value):  # pyright: ignore[reportUnknownArgumentType]
        return Difference(path, f"its keys moved to {target or 'the request itself'}", False)
    both: dict[str, Any] = {**holder, key: value}  # pyright: ignore[reportUnknownVariableType]
    sides = {one: both.get(one) for one in package.vocabulary.SIDES}
    if key in sides and all(isinstance(one, int) for one in sides.values()):
        for one in sides:
            holder.pop(one, None)
        value, path = "x".join(map(str, sides.values())), path.rpartition("/")[0] or path
    if not parts or not put(body, parts, value):
        return Difference(path, "left out", False)
    renamed = target.rpartition("/")[0] == path.rpartition("/")[0]
    what = f"called {parts[-1]}" if renamed else f"moved to {target}"
    # What is safe the repairs have done; here something else is still wrong with it.
    return Difference(path, what, False)


def _unwrap_object(
    package: InstalledPackage, body: Any, rule: Stated, parts: list[str], held: dict[str, Any]
) -> bool:
    """Puts each key of the object `held` where it belongs; False where the object itself fits there."""
    places = rule.places or {}
    here = package.pointers.pointer(parts)
    if parts and not any(place.startswith(f"{here}/") for place in places.values()):
        return False
    for key, value in held.items():
        if not put(body, package.pointers.steps(places.get(key, f"{here}/{key}")), value):
            return False
    return True
