"""Mends the data of a spec file in memory, so that checking can go on.

The mended data is never written. `guesses` explains why a file has several mended states.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from ..diagnostics import Diagnostic, Hint
from ..schema import BrokenKeyword
from ..schema.keywords import Pointer
from .guesses import made_up, other_key, right_value

BrokenKeywords = Callable[[Any], list[BrokenKeyword]]
_ROUNDS = 12
_LAST = {"required": 1, "minProperties": 2}
_MANY = 500
"""Most faults that one round mends. Mending more would take too long."""


def without_faults(
    data: Any, faults_of: BrokenKeywords, guess: int, refused: Mapping[Pointer, Any] | None = None
) -> Any:
    """Replaces faulty values in `data` by right ones. Returns None when that fails.

    `refused` are the paths of values that the loader could not read as they are written, with what
    else they may be. Keys that cannot be ones stay, so that what is below them is still checked;
    from guess 1 on, the same stands under a name that we make up.
    """
    mender = _Mender(copy.deepcopy(data), guess)
    for path, other in (refused or {}).items():
        if guess % 2 and other is not None:
            mender.put(path, copy.deepcopy(other))
        elif guess == 0 and other is None:
            mender.remove(path)

    def but_keys(data: Any) -> list[BrokenKeyword]:
        faults = faults_of(data)
        for fault in faults:
            if (
                fault.keyword == "key"
                and guess
                and made_up(guess) not in mender.at(fault.path[:-1])
            ):
                mender.copy(fault.path, made_up(guess))
        return [fault for fault in faults if fault.keyword != "key"]

    return mender.run(but_keys)


def without_meaning_faults(
    data: Any, faults: Iterable[Diagnostic], faults_of: BrokenKeywords, guess: int
) -> Any:
    """`data` without what `faults` are about, and keys that cannot be ones; None where that cannot be.

    A guess of an odd number takes the word that the fault's hint names, where it names some.
    """
    mender = _Mender(copy.deepcopy(data), guess)
    lists: set[Pointer] = set()
    for fault in faults:
        words = fault.hint.words if isinstance(fault.hint, Hint) else ()
        word = words[guess // 2 % len(words)] if guess % 2 and words else None
        if fault.at_key:
            mender.rename(fault.fact, word)
        elif word is not None:
            mender.put(fault.fact, word)
        elif guess % 2 and fault.fact[:1] == ("modes",):
            mender.remove(fault.fact[:2])
        else:
            mender.remove(mender.nearest(fault.fact))
            if guess % 2 and fault.fact[-1:] != ("default",):
                mender.free(fault.fact[:-1])
            lists.add(fault.fact[:-1])
    for path in lists:
        mender.close(path)
    return mender.run(faults_of)


class _Mender:
    """Data that is changed in place, and the required paths that were added to it."""

    def __init__(self, data: Any, guess: int) -> None:
        self.data = data
        self.guess = guess
        self.made: set[Pointer] = set()

    def run(self, faults_of: BrokenKeywords) -> Any:
        for _ in range(_ROUNDS):
            faults = faults_of(self.data)
            if not faults:
                return self.data
            if len(faults) > _MANY:
                return None
            # An unknown key may be a misspelling of a missing one.
            faults.sort(key=lambda fault: _LAST.get(fault.keyword, 0))
            done: set[Pointer] = set()
            for fault in faults:
                if not any(fault.path[:length] in done for length in range(len(fault.path) + 1)):
                    self.mend(fault, faults_of)
                    if fault.keyword != "required":
                        done.add(fault.path)
                elif fault.keyword == "minProperties" and not self.at(fault.path):
                    self.mend(fault, faults_of)
        return None

    def mend(self, fault: BrokenKeyword, faults_of: BrokenKeywords) -> None:
        path = fault.path
        match fault.keyword:
            case "additionalProperties":
                words = cast(list[str], fault.wanted)
                self.rename(path, other_key(str(path[-1]), words, self.at(path[:-1]), self.guess))
            case "required":
                inner = self.at(path)
                if fault.wanted not in inner:
                    inner[fault.wanted] = None
                    self.made.add((*path, fault.wanted))
            case "minProperties" if path in self.made:
                self.at(path).setdefault(made_up(self.guess), None)
            case "not allowed" | "minProperties":
                self.remove(path)
            case "key":
                self.rename(path, made_up(self.guess) if self.guess else None)
            case _ if self.guess == 0 and path not in self.made and isinstance(path[-1], str):
                self.remove(path)
            case "enum":
                self.choose(fault, faults_of)
            case _:
                self.put(path, right_value(fault, self.guess))

    def choose(self, fault: BrokenKeyword, faults_of: BrokenKeywords) -> None:
        """Sets a word of a vocabulary. It takes one that leaves the fewest other faults."""
        left: dict[int, list[Any]] = {}
        for word in fault.wanted:
            self.put(fault.path, word)
            left.setdefault(len(faults_of(self.data)), []).append(word)
        best = left[min(left)]
        self.put(fault.path, best[self.guess % len(best)])

    def copy(self, path: Pointer, key: str) -> None:
        self.at(path[:-1])[key] = copy.deepcopy(self.at(path))

    def rename(self, path: Pointer, key: str | None) -> None:
        value = self.remove(path)
        if key is not None:
            self.at(path[:-1]).setdefault(key, value)

    def free(self, path: Pointer) -> None:
        """Removes all limits of a param, so that every value of its type is right."""
        facts = self.at(path)
        if isinstance(facts, dict) and "type" in facts:
            limits = cast(dict[str, Any], facts)
            for key in [key for key in limits if key not in ("type", "name", "key", "at")]:
                del limits[key]

    def close(self, path: Pointer) -> None:
        """Removes nulls from a list, and the list itself when it becomes empty."""
        elements = self.at(path)
        if not isinstance(elements, list):
            return
        kept: list[Any] = [one for one in cast("list[object]", elements) if one is not None]
        if kept:
            self.put(path, kept)
        else:
            self.remove(path)

    def nearest(self, path: Pointer) -> Pointer:
        """Returns the path, or its nearest ancestor that exists."""
        while path and self.at(path) == {} and path[-1] not in self.at(path[:-1]):
            path = path[:-1]
        return path

    def at(self, path: Pointer) -> Any:
        node = self.data
        for step in path:
            try:
                node = node[step]
            except (KeyError, IndexError, TypeError):
                return {}
        return node

    def put(self, path: Pointer, value: Any) -> None:
        if path:
            inner, last = self.at(path[:-1]), cast(Any, path[-1])
            if isinstance(inner, list) or last in inner:
                inner[last] = value

    def remove(self, path: Pointer) -> Any:
        """Removes a key. An element of a list becomes null, so that the others keep their index."""
        inner: Any = self.at(path[:-1]) if path else None
        if isinstance(inner, dict):
            return cast(dict[object, Any], inner).pop(path[-1], None)
        if isinstance(inner, list):
            self.put(path, None)
        return None
