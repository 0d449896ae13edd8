"""The answers of a gateway. Here a new word needs a warning, and a removed word is harmless."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir import Answer, Gateway
from ..runtime.rules.messages import code_span
from .change import Change, change

_SLOT = "a field of results or errors"


def answer_changes(old: Gateway, new: Gateway) -> Iterator[Change]:
    """Changes of status words, error codes and the places where answers keep things."""
    yield from _words(new.name, "states", dict(old.states), dict(new.states))
    yield from _words(new.name, "older_states", dict(old.older_states), dict(new.older_states))
    yield from _errors(old, new)
    before = {one.state: one for one in old.answers}
    after = {one.state: one for one in new.answers}
    yield from envelope_changes(new.name, "answers", before, after)
    operations = {one.name: one for one in new.operations}
    for operation in old.operations:
        if operation.name in operations:
            now = operations[operation.name]
            before = {one.state: one for one in operation.answers}
            after = {one.state: one for one in now.answers}
            fact = f"operations.{operation.name}.answers"
            yield from envelope_changes(new.name, fact, before, after)
            mine, theirs = dict(operation.by_medium), dict(now.by_medium)
            for medium in dict.fromkeys([*mine, *theirs]):
                yield from envelope_changes(
                    new.name,
                    f"{fact}.{medium}",
                    {one.state: one for one in mine.get(medium, ())},
                    {one.state: one for one in theirs.get(medium, ())},
                )
    if old.timestamps != new.timestamps:
        text = f"Times in answers are read as {code_span(new.timestamps or 'unknown')} now."
        was, now_is = old.timestamps, new.timestamps
        yield change(new.name, "timestamps", "changed", was, now_is, text, "minor")


def _words(owner: str, fact: str, old: dict[str, str], new: dict[str, str]) -> Iterator[Change]:
    for word, means in old.items():
        if word not in new:
            text = f"The status {code_span(word)} is no longer documented."
            yield change(owner, f"{fact}.{means}", "removed", word, None, text, "patch")
        elif new[word] != means:
            now = new[word]
            text = f"The status {code_span(word)} means {code_span(now)} now; it was {code_span(means)}."
            yield change(owner, f"{fact}.{now}", "changed", means, now, text)
    for word, means in new.items():
        if word not in old:
            text = f"A task may be {code_span(word)} too, which means {code_span(means)}: code that looks at status words meets a new one."
            yield change(owner, f"{fact}.{means}", "added", None, word, text)


def _errors(old: Gateway, new: Gateway) -> Iterator[Change]:
    owner = new.name
    before, after = ({one.code: one for one in side.errors} for side in (old, new))
    for name, one in before.items():
        fact = f"errors.codes.{name}"
        if name not in after:
            yield removed_code(owner, name, one.means)
            continue
        now = after[name]
        if one.means != now.means:
            text = f"The error {code_span(name)} means {code_span(now.means)} now; it was {code_span(one.means)}."
            effect = "another class of error is raised"
            yield change(
                owner, f"{fact}.means", "changed", one.means, now.means, text, interface=effect
            )
        if (one.http, one.type) != (now.http, now.type):
            text = f"The error {code_span(name)} comes with another status or type."
            was, is_now = one.http, now.http
            yield change(owner, f"{fact}.http", "changed", was, is_now, text, "patch")
    for name, one in after.items():
        if name not in before:
            yield added_code(owner, name, one.means)
    mine, theirs = dict(old.error_http), dict(new.error_http)
    for means in dict.fromkeys([*mine, *theirs]):
        if mine.get(means) != theirs.get(means):
            text = f"Refusals that mean {code_span(means)} come with HTTP {theirs.get(means, 'unknown')}."
            was, is_now = mine.get(means), theirs.get(means)
            yield change(owner, f"errors.http.{means}", "changed", was, is_now, text, "patch")
    if old.error_code_type != new.error_code_type:
        text = f"Error codes are of the type {code_span(new.error_code_type)} now."
        yield change(
            owner, "errors.code_type", "changed", old.error_code_type, new.error_code_type, text
        )
    if old.error_families != new.error_families:
        text = "Error codes begin with other words."
        yield change(
            owner,
            "errors.families",
            "changed",
            list(old.error_families),
            list(new.error_families),
            text,
            "minor",
        )


def added_code(owner: str, name: str, means: str = "") -> Change:
    """A new error code; `means` is empty where no page has said it yet."""
    meaning = f", which means {code_span(means)}" if means else ""
    text = f"There is an error {code_span(name)}{meaning}: code that looks at error codes meets a new one."
    return change(owner, f"errors.codes.{name}", "added", None, means, text)


def removed_code(owner: str, name: str, means: str = "") -> Change:
    """An error code that is documented no more."""
    text = f"The error {code_span(name)} is no longer documented."
    return change(owner, f"errors.codes.{name}", "removed", means, None, text, "patch")


def envelope_changes(
    owner: str, fact: str, old: dict[str, Answer], new: dict[str, Answer]
) -> Iterator[Change]:
    """Changes of the places where the answers of some states keep things."""
    for state in dict.fromkeys([*old, *new]):
        before, after = (
            {slot: ".".join(path) for slot, path in one.slots} if one else {}
            for one in (old.get(state), new.get(state))
        )
        for slot in dict.fromkeys([*before, *after]):
            was, now = before.get(slot), after.get(slot)
            name = f"{fact}.{state}.{slot}"
            if was == now:
                continue
            if now is None:
                text = f"{code_span(slot)} is no longer documented in the answer {code_span(state)}: {_SLOT} may be None now."
                yield change(owner, name, "removed", was, None, text)
            elif was is None:
                text = f"{code_span(slot)} is read from the answer {code_span(state)} now."
                yield change(owner, name, "added", None, now, text)
            else:
                text = f"{code_span(slot)} of the answer {code_span(state)} is read at {code_span(now)} now; versions before this one look at {code_span(was)}."
                yield change(owner, name, "changed", was, now, text, "minor")
