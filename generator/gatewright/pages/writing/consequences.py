"""What follows in a spec from a change of its facts: modes, outputs, price and examples that name a param."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from ...diagnostics import Diagnostic
from ...load import SpecFile, several
from ...load.document import read as read_spec
from ...runtime.rules.kinds import kind_of, kinds
from ..drift.findings import PageFinding
from ..drift.spec_facts import MISSING, spec_value
from ..facts import FactPath, PageReading
from .edit import EditError, add_fact, change_fact, remove_fact, rename_key
from .naming_places import MODE, naming_places, with_name

_ROUNDS = 20
_OWN_WORDS = ("role", "takes", "doc")
"""Of a param: what the project says of it beside the page."""
FaultsOf = Callable[[SpecFile], list[Diagnostic]]


def read_again(file: SpecFile, text: str) -> SpecFile:
    """`file` with another text. Raises EditError when it is no longer a spec file."""
    again = SpecFile(file.path, file.kind, file.gateway)
    faults = read_spec(again, text.encode("utf-8"))
    if faults:
        raise EditError(f"cannot be written into the file: {faults[0].message}")
    # Of several ids of one page, the same one as before.
    return next(
        (one for one in several(again)[0] if one.data.get("id") == file.data.get("id")), again
    )


def renamed_params(findings: Iterable[PageFinding]) -> dict[str, str]:
    """Params that have another name now: the only one that is gone, and the only new one of its type."""
    whole = [one for one in findings if one.path[0] == "params" and len(one.path) == 2]
    gone = [one for one in whole if one.kind == "gone"]
    new = [one for one in whole if one.kind == "new"]
    if len(gone) != 1 or len(new) != 1:
        return {}
    before = cast(dict[str, Any], gone[0].spec)
    after = cast(dict[str, Any], new[0].page)
    same = before.get("type") == after.get("type")
    return {gone[0].path[1]: new[0].path[1]} if same else {}


def with_own_words(file: SpecFile, finding: PageFinding, renamed: dict[str, str]) -> SpecFile:
    """`file` with what no page states of a param, below the name that the param has now."""
    whole = finding.kind == "gone" and finding.path[:1] == ("params",) and len(finding.path) == 2
    now = renamed.get(finding.path[1]) if whole else None
    if now is None or ("params", now) not in file.key_marks:
        return file
    before = cast(dict[str, Any], finding.spec)
    for key in _OWN_WORDS:
        if key in before and spec_value(file, ("params", now, key)) is MISSING:
            file = read_again(file, add_fact(file, ("params", now, key), before[key]))
    return _with_unknown(file, finding, f"params.{finding.path[1]}.", now)


def _with_unknown(file: SpecFile, finding: PageFinding, old: str, now: str) -> SpecFile:
    """`file` with what no page states of a param that has another name: it is not stated of the new one either."""
    named = cast(list[str], finding.file.data.get("undocumented", []))
    listed = cast(list[str], file.data.get("undocumented", []))
    rests = [one.removeprefix(old) for one in named if one.startswith(old)]
    more = [
        name
        for rest in rests
        if (name := f"params.{now}.{rest}") not in listed
        and spec_value(file, ("params", now, *rest.split("."))) is MISSING
    ]
    if not more:
        return file
    change = change_fact if listed else add_fact
    return read_again(file, change(file, ("undocumented",), [*listed, *more]))


def without_param(file: SpecFile, name: str, renamed: dict[str, str], before: SpecFile) -> SpecFile:
    """`file` without, or with another name, wherever something points to the param `name`.

    `before` is the file as it lies on the disk, whose lines a message names.

    Raises EditError where a rule or a condition names a param that has no other name: what holds now, the page
    has to say.
    """
    now = renamed.get(name)
    for place in () if now else naming_places(file, name):
        if place.key or place.path[0] == "rules":
            what = ".".join(map(str, place.path))
            line = before.mark(place.path, key=True)[0]
            raise EditError(
                f"`{what}` (line {line}) names `{name}`: say there what the page says now, or take it out, "
                "and apply again"
            )
    for place in list(naming_places(file, name)):
        if now:
            file = read_again(file, with_name(file, place, name, now))
        else:
            value = spec_value(file, place.path)
            names = cast(list[object], value) if isinstance(value, list) else []
            rest = [one for one in names if one != name]
            text = change_fact(file, place.path, rest) if rest else remove_fact(file, place.path)
            file = read_again(file, text)
    for mode, facts in list(cast(dict[str, Any], file.data.get("modes", {})).items()):
        if name in facts.get("params", {}):
            path = ("modes", mode, "params", name)
            file = read_again(file, rename_key(file, path, now) if now else remove_fact(file, path))
    if now:
        facts = cast(dict[str, Any], before.data.get("params", {})).get(name, {})
        file = _with_other_key(file, facts.get("key", name), now)
    return _without_empty_modes(file)


def _with_other_key(file: SpecFile, key: str, now: str) -> SpecFile:
    """`file` with examples that send `now` where they sent `key`."""
    held = [path for path in file.facts() if path[:1] == ("examples",) and path[-1] == key]
    for path in cast(list[FactPath], held):
        if spec_value(file, (*path[:-1], now)) is MISSING:
            try:
                file = read_again(file, rename_key(file, path, now))
            except EditError:
                continue
    return file


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
