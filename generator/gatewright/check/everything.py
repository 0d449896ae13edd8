"""Runs every rule on every file and sorts the faults. Guesses replace faulty values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ..diagnostics import Diagnostic
from ..load import SpecFile, Workspace
from .gateways import gateway_faults
from .guesses import GUESSES, rests_on_guess
from .in_path import path_faults
from .mending import without_faults, without_meaning_faults
from .models import model_faults
from .modes import mode_faults
from .names import name_faults
from .package import package_faults
from .params import param_faults
from .prices import price_faults
from .readings import reading_faults
from .rules import rule_faults
from .shape import shape_checker, shape_faults
from .sources import source_faults
from .twins import twin_faults

SpecRule = Callable[[SpecFile, Workspace], Iterator[Diagnostic]]
Later = Callable[[Workspace], Iterable[Diagnostic]]
"""A rule that runs only on files without any other fault."""

RULES: dict[str, tuple[SpecRule, ...]] = {
    "package": (package_faults,),
    "gateway": (source_faults, param_faults, gateway_faults),
    "model": (
        source_faults,
        param_faults,
        mode_faults,
        rule_faults,
        model_faults,
        path_faults,
        price_faults,
    ),
    "reading": (reading_faults,),
}
"""The rules for each kind of file. They run once the shape of the file is right."""
_ROUNDS = 4


def check(workspace: Workspace, later: Later | None = None) -> list[Diagnostic]:
    """Every fault of every file that could be read to its end, sorted by place.

    `later` finds what only shows in files without any other fault. A file with a fault is checked
    with guesses in its place, and what not every guess has is left out: it may follow from the fault.
    """
    files = [file for file in workspace.files() if file.complete]
    shape = {id(file): list(shape_faults(file)) for file in files}
    wrong = {id(file) for file in files if shape[id(file)] or file.refused}
    states = [_state(workspace, files, wrong, guess) for guess in range(GUESSES if wrong else 1)]
    rules = _RuleRun()
    meaning = [
        {*rules.faults_in(state), *twin_faults(state), *name_faults(state)} for state in states
    ]
    faults = {fault for found in shape.values() for fault in found}
    keys = {(fault.path, fault.fact) for fault in faults if fault.at_key}
    # A key that is not allowed needs no second fault about its Python name.
    faults |= {
        fault
        for fault in _common_faults(meaning, states)
        if not (fault.at_key and (fault.path, fault.fact) in keys)
    }
    if later is not None:
        if wrong or any(meaning):
            whole = {id(file) for file in files} - wrong
            states = [_mend_state(states[n % len(states)], n, rules, whole) for n in range(GUESSES)]
        faults |= _common_faults([set(later(state)) for state in states], states)
    return sorted(faults)


class _RuleRun:
    """The faults that the rules find. A file that several states share is checked once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], tuple[object, list[Diagnostic]]] = {}

    def faults_in(self, state: Workspace) -> Iterator[Diagnostic]:
        for file in _complete(state):
            yield from self.of(file, state)

    def of(self, file: SpecFile, state: Workspace) -> list[Diagnostic]:
        gateway = state.gateways.get(file.gateway)
        key = id(file), id(gateway)
        if key not in self._known:
            faults = [fault for rule in RULES[file.kind] for fault in rule(file, state)]
            # Keep the files alive, so that Python does not reuse their ids.
            self._known[key] = (file, gateway), faults
        return self._known[key][1]

    def in_the_way(self, state: Workspace) -> Iterator[Diagnostic]:
        """The faults that change a request, and with it the faults that `later` finds elsewhere."""
        yield from twin_faults(state)
        for file in _complete(state):
            for fault in self.of(file, state):
                if file.kind != "gateway" or fault.fact[:1] in (("params",), ("uploads",)):
                    yield fault


def _state(workspace: Workspace, files: list[SpecFile], wrong: set[int], guess: int) -> Workspace:
    """The files with right values in place of those that break the schema."""
    right: list[SpecFile] = []
    for file in files:
        if id(file) in wrong:
            data = without_faults(file.data, shape_checker(file.kind), guess, file.refused)
            if data is not None:
                right.append(replace(file, data=data))
        else:
            right.append(file)
    return _with(workspace, right)


def _with(workspace: Workspace, files: list[SpecFile]) -> Workspace:
    package = next((file for file in files if file.kind == "package"), None)
    return Workspace(
        workspace.root,
        package or replace(workspace.package, data={}, complete=False),
        {file.gateway: file for file in files if file.kind == "gateway"},
        [file for file in files if file.kind == "model"],
        {file.gateway: file for file in files if file.kind == "reading"},
    )


def _complete(workspace: Workspace) -> list[SpecFile]:
    return [file for file in workspace.files() if file.complete]


def _mend_state(state: Workspace, guess: int, rules: _RuleRun, whole: set[int]) -> Workspace:
    """The state with its faulty values removed. A file that cannot be mended is left out.

    `whole` are the ids of files without a fault in their shape.
    """
    for turn in range(_ROUNDS):
        by_file: dict[str, list[Diagnostic]] = {}
        for fault in rules.in_the_way(state):
            by_file.setdefault(fault.path, []).append(fault)
        files: list[SpecFile] = []
        for file in _complete(state):
            theirs = by_file.get(str(file.path), [])
            if not theirs and (turn or id(file) in whole):
                files.append(file)
                continue
            data = without_meaning_faults(file.data, theirs, shape_checker(file.kind), guess)
            if data is not None:
                files.append(replace(file, data=data))
        if not by_file and turn:
            break
        state = _with(state, files)
    wrong = {fault.path for fault in rules.in_the_way(state)}
    return _with(state, [file for file in _complete(state) if str(file.path) not in wrong])


def _common_faults(found: list[set[Diagnostic]], states: list[Workspace]) -> set[Diagnostic]:
    """Faults that every state of their file has. A hint is kept if all states give the same."""
    if len(found) == 1:
        return found[0]
    known = {name for state in states for name in state.gateways}
    looked = [
        {
            str(file.path)
            for file in _complete(state)
            if file.gateway not in known or file.gateway in state.gateways
        }
        for state in states
    ]
    said = [{replace(fault, hint=""): fault.hint for fault in faults} for faults in found]
    agreed: set[Diagnostic] = set()
    for fault in {fault for faults in said for fault in faults}:
        theirs = [one for one, paths in zip(said, looked, strict=True) if fault.path in paths]
        if all(fault in one for one in theirs):
            hints = [one[fault] for one in theirs]
            if not any(map(rests_on_guess, hints)):
                agreed.add(replace(fault, hint=hints[0] if len(set(hints)) == 1 else ""))
    return agreed
