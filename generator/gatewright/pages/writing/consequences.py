"""What follows in a spec from a change of its facts: modes, outputs, price and examples that name a param."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from ...diagnostics import Diagnostic
from ...load import SpecFile
from ...runtime.rules.kinds import kind_of, kinds
from ..drift.spec_facts import MISSING, spec_value
from ..facts import FactPath, PageReading
from .edit import EditError, add_fact, change_fact, read_again, remove_fact
from .naming_places import MODE, naming_places

_ROUNDS = 20
FaultsOf = Callable[[SpecFile], list[Diagnostic]]


def without_param(file: SpecFile, name: str, before: SpecFile) -> SpecFile:
    """`file` without the param `name` wherever something points to it.

    `before` is the file as it lies on the disk, whose lines a message names.

    Raises EditError where a rule or a condition names the param: what holds now, the page has to say.
    """
    for place in naming_places(file, name):
        if place.key or place.path[0] == "rules":
            what = ".".join(map(str, place.path))
            line = before.mark(place.path, key=True)[0]
            raise EditError(
                f"`{what}` (line {line}) names `{name}`: say there what the page says now, or take it out, "
                "and apply again"
            )
    for place in list(naming_places(file, name)):
        value = spec_value(file, place.path)
        names = cast(list[object], value) if isinstance(value, list) else []
        rest = [one for one in names if one != name]
        text = change_fact(file, place.path, rest) if rest else remove_fact(file, place.path)
        file = read_again(file, text)
    for mode, facts in list(cast(dict[str, Any], file.data.get("modes", {})).items()):
        if name in facts.get("params", {}):
            file = read_again(file, remove_fact(file, ("modes", mode, "params", name)))
    return _without_empty_modes(file)


def _without_empty_modes(file: SpecFile) -> SpecFile:
    modes = cast(dict[str, Any], file.data.get("modes", {}))
    telling = [
        one for one, facts in modes.items() if any(facts.get(key) for key in (*MODE, "when"))
    ]
    if modes and not telling:
        return read_again(file, remove_fact(file, ("modes",)))
    return file


def mended_examples(file: SpecFile, reading: PageReading, faults_of: FaultsOf) -> SpecFile:
    """`file` with examples that pass its rules, as far as the page or the spec says what to send."""
    for _ in range(_ROUNDS):
        fault = next((one for one in faults_of(file) if one.fact[:1] == ("examples",)), None)
        if fault is None or len(fault.fact) < 2:
            return file
        mended = _mend(file, cast(FactPath, fault.fact), fault.message, reading)
        if mended is None:
            return file
        file = mended
    return file


def _mend(file: SpecFile, path: FactPath, message: str, reading: PageReading) -> SpecFile | None:
    if message.endswith("is missing"):
        key = message.split("`")[1]
        return _add_value(file, (*path, key), key, reading)
    if len(path) < 3 or spec_value(file, path) is MISSING:
        return None
    key = _param_of(file, path[-1]) or ""
    value = _value_for(file, path, key, reading) if key else None
    try:
        if value is None or value == spec_value(file, path):
            return read_again(file, remove_fact(file, path))
        if isinstance(value, list | dict) or isinstance(spec_value(file, path), list | dict):
            file = read_again(file, remove_fact(file, path))
            return read_again(file, add_fact(file, path, value))
        return read_again(file, change_fact(file, path, value))
    except EditError:
        return None


def _add_value(file: SpecFile, path: FactPath, key: str, reading: PageReading) -> SpecFile | None:
    value = _value_for(file, path, _param_of(file, key) or key, reading)
    if value is None:
        return None
    try:
        return read_again(file, add_fact(file, path, value))
    except EditError:
        return None


def _param_of(file: SpecFile, key: str) -> str | None:
    """The param that travels under `key`."""
    params = cast(dict[str, dict[str, Any]], file.data.get("params", {}))
    return next((name for name, one in params.items() if one.get("key", name) == key), None)


def _value_for(file: SpecFile, path: FactPath, name: str, reading: PageReading) -> Any:
    """A value that the page's own examples show there, or that the spec lets be; None: nobody says one."""
    facts = cast(dict[str, Any], file.data.get("params", {})).get(name, {})
    for _, body in reading.examples:
        value: Any = body
        for key in path[2:]:
            value = cast(dict[str, Any], value).get(key) if isinstance(value, dict) else None
        if value is not None and _short(value) and _fits(value, facts):
            return value
    return _allowed_value(facts)


def _short(value: Any) -> bool:
    # Sentences of a page stay on the page.
    return not isinstance(value, str) or (" " not in value and len(value) <= 100)


def _fits(value: Any, facts: dict[str, Any]) -> bool:
    options = facts.get("options")
    return options is None or value in options


def _allowed_value(facts: dict[str, Any]) -> Any:
    if facts.get("type") not in kinds():
        return None
    kind = kind_of(facts)
    return kind.travels(facts["default"]) if "default" in facts else kind.example()
