"""Findings → the spec files: what can be written is written, and what a person must decide is listed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from ...diagnostics import Diagnostic
from ...load import SpecFile, Workspace
from ...pipeline import resolve_specs
from ..drift.containers import is_place
from ..drift.findings import Comparison, PageFinding, renamed_params
from ..drift.spec_facts import MISSING, own_source, spec_value
from ..drift.verdicts import group_of
from ..equal import show
from ..facts import FactPath
from .consequences import mended_examples, without_param
from .edit import EditError, add_fact, change_fact, read_again, remove_fact, remove_item
from .moving import at_top_level, with_moved_values
from .renaming import key_of_requests, tells_renaming, with_other_key, with_renamed_param

APPLIED = ("changed", "new", "gone")
_FOR_ALL = "other pages of the gateway may still say it; if it holds no more, name it with --only to take it out"


@dataclass(slots=True)
class Applied:
    """What applying findings would write, and what is left to a person."""

    texts: dict[Path, str] = field(default_factory=dict[Path, str])
    done: list[PageFinding] = field(default_factory=list[PageFinding])
    left: list[tuple[PageFinding, str]] = field(default_factory=list[tuple[PageFinding, str]])
    """Findings that were not written, each with the reason."""
    faults: list[Diagnostic] = field(default_factory=list[Diagnostic])
    """What would be wrong in the specs as a whole; nothing is to be written then."""


def select_findings(comparison: Comparison, only: Iterable[str] = ()) -> list[PageFinding]:
    """The findings to apply: all that are sure, or those that are named, unsure ones among them."""
    names = set(only)
    if names:
        return [
            one
            for one in comparison.findings
            if one.name in names
            and (one.kind in APPLIED or (one.kind == "unsure" and one.page is not None))
        ]
    return [one for one in comparison.findings if one.kind in APPLIED]


def apply(
    findings: Iterable[tuple[Comparison, PageFinding]],
    workspace: Workspace,
    today: str,
    *,
    chosen: bool = False,
) -> Applied:
    """The new text of every file that `findings` change; `today` becomes the date of their sources.

    `chosen`: a person has chosen each of them. Else no fact of a gateway is taken out because the page of one
    model states it no more.
    """
    work = _Applying(workspace, today)
    pages: dict[int, tuple[Comparison, list[PageFinding]]] = {}
    for comparison, finding in findings:
        pages.setdefault(id(comparison), (comparison, []))[1].append(finding)
    for comparison, own in pages.values():
        for_all = [
            one for one in own if one.owner == "gateway" and one.kind == "gone" and not chosen
        ]
        work.result.left += [(one, _FOR_ALL) for one in for_all]
        work.page(comparison, [one for one in own if one not in for_all])
    work.result.texts = {
        file.path: file.text
        for name, file in work.now.items()
        if file.text != work.before[name].text
    }
    if work.result.texts:
        work.result.faults = work.faults_of(*work.now.values(), everywhere=True)
    return work.result


class _Applying:
    """The files as they are after what was applied so far."""

    def __init__(self, workspace: Workspace, today: str) -> None:
        self.workspace = workspace
        self.today = today
        self.result = Applied()
        self.before: dict[str, SpecFile] = {}
        self.now: dict[str, SpecFile] = {}

    def page(self, comparison: Comparison, findings: list[PageFinding]) -> None:
        """Applies what one page says: everything at once, or else each by itself."""
        if not self._try(comparison, findings):
            return
        rest = [one for step in _in_steps(findings) for one in self._rest_of(comparison, step)]
        if len(rest) > 1 and not self._try(comparison, rest):
            return
        for one in rest:
            self.result.left.append((one, self._try(comparison, [one])))

    def _rest_of(self, comparison: Comparison, step: list[PageFinding]) -> list[PageFinding]:
        """What cannot be written of findings that belong together: all at once, or else each by itself."""
        if not self._try(comparison, step):
            return []
        alone = len(step) == 1 or renamed_params(step)
        return step if alone else [one for one in step if self._try(comparison, [one])]

    def _try(self, comparison: Comparison, findings: list[PageFinding]) -> str:
        """Applies the findings together when the specs stay right; else says why they do not."""
        files = dict(self.now)
        renamed = renamed_params(findings)
        try:
            for finding in findings:
                name = str(finding.file.path)
                self.before.setdefault(name, finding.file)
                before = files.get(name, finding.file)
                gateway = self._gateway_of(finding, files)
                file = _with_finding(before, finding, renamed, comparison, gateway)
                if file.kind == "model":
                    file = with_moved_values(before, file, gateway, renamed)
                files[name] = self._set_read_date(file, comparison, finding)
                self._rename_in_examples(files, finding)
            for name in {str(finding.file.path) for finding in findings}:
                if files[name].kind == "model":
                    files[name] = mended_examples(files[name], comparison.reading, self.faults_of)
        except EditError as error:
            return str(error)
        faults = self.faults_of(*files.values())
        if faults:
            where = f"{faults[0].path}:{faults[0].line}"
            return f"{faults[0].message} ({where} as it would be)"
        self.now = files
        self.result.done += findings
        return ""

    def _gateway_of(self, finding: PageFinding, files: dict[str, SpecFile]) -> SpecFile:
        gateway = self.workspace.gateways[finding.file.gateway]
        return files.get(str(gateway.path), gateway)

    def _rename_in_examples(self, files: dict[str, SpecFile], finding: PageFinding) -> None:
        """Examples of all models of the gateway send the key that is another now."""
        keys = key_of_requests(finding)
        for model in self.workspace.models if keys else ():
            name = str(model.path)
            file = files.get(name, model)
            changed = (
                with_other_key(file, *keys)
                if keys and model.gateway == finding.file.gateway
                else file
            )
            if changed.text != file.text:
                self.before.setdefault(name, model)
                files[name] = changed

    def _set_read_date(
        self, file: SpecFile, comparison: Comparison, finding: PageFinding
    ) -> SpecFile:
        own = finding.owner == "model" or comparison.model is None
        source = "page" if own else own_source(file, comparison.model) if comparison.model else ""
        dated = file.data.get("sources", {}).get(source, {})
        if not source or "read" not in dated or dated["read"] == self.today:
            return file
        return read_again(file, change_fact(file, ("sources", source, "read"), self.today))

    def faults_of(self, *files: SpecFile, everywhere: bool = False) -> list[Diagnostic]:
        """The faults of the workspace with these files, down to an example that does not pass."""
        # Several ids of one page are models of one file.
        now = {(str(file.path), file.data.get("id")): file for file in files}
        names = {file.gateway for file in files}
        touched = {file.gateway for file in files if file.kind == "gateway"}
        models = [
            now.get((str(one.path), one.data.get("id")), one)
            for one in self.workspace.models
            if everywhere or (str(one.path), one.data.get("id")) in now or one.gateway in touched
        ]
        gateways = {
            name: now.get((str(file.path), None), file)
            for name, file in self.workspace.gateways.items()
            if everywhere or name in names
        }
        again = Workspace(self.workspace.root, self.workspace.package, gateways, models)
        return resolve_specs(again)[1]


def _in_steps(findings: list[PageFinding]) -> list[list[PageFinding]]:
    """The findings that belong together: what tells another name of a param, and what is about one thing."""
    renamed = renamed_params(findings)
    steps: dict[FactPath, list[PageFinding]] = {}
    for one in findings:
        about = (
            ()
            if tells_renaming(one, renamed)
            else (one.owner, *(group_of(one.path) or one.path[:1]))
        )
        steps.setdefault(about, []).append(one)
    return list(steps.values())


def _with_finding(
    file: SpecFile,
    finding: PageFinding,
    renamed: dict[str, str],
    comparison: Comparison,
    gateway: SpecFile,
) -> SpecFile:
    """`file` with one finding written, and with what follows from it elsewhere in the file."""
    if tells_renaming(finding, renamed):
        ((name, now),) = renamed.items()
        new = finding.kind == "new" and finding.path == ("params", now)
        return with_renamed_param(file, name, now, finding.page) if new else file
    if finding.kind == "gone" and is_place(finding.path):
        return at_top_level(file, gateway, finding)
    file = _with_fact(file, finding)
    if finding.kind == "gone" and finding.path[0] == "params" and len(finding.path) == 2:
        file = without_param(file, finding.path[1], finding.file)
    return _with_default(file, comparison, finding)


def _with_fact(file: SpecFile, finding: PageFinding) -> SpecFile:
    path = finding.path
    if finding.kind == "gone":
        file = read_again(file, remove_fact(file, path))
        return _forget_origins(file, path)
    value: Any = finding.page
    old: Any = finding.spec
    if isinstance(old, dict) and isinstance(value, list):
        known = cast(dict[str, Any], old)
        new = [str(one) for one in cast(list[object], value) if str(one) not in known]
        raise EditError(f"add {', '.join(new)} by hand, with what each means")
    if old is not None:
        return read_again(file, change_fact(file, path, value))
    file = read_again(file, add_fact(file, path, value))
    for name in cast(list[str], file.data.get("undocumented", [])):
        if name == finding.name or name.startswith(f"{finding.name}."):
            file = read_again(file, remove_item(file, ("undocumented",), name))
    return file


def _with_default(file: SpecFile, comparison: Comparison, finding: PageFinding) -> SpecFile:
    """`file` with the default of a param in its new type: ``4`` becomes ``"4"``."""
    path = (*finding.path[:-1], "default")
    fact = comparison.reading.fact(finding.owner, path)
    old = spec_value(file, path)
    if finding.path[-1] != "type" or fact is None or old is MISSING or old == fact.value:
        return file
    return (
        read_again(file, change_fact(file, path, fact.value))
        if show(old) == show(fact.value)
        else file
    )


def _forget_origins(file: SpecFile, path: FactPath) -> SpecFile:
    """`file` without what it says about a fact that it no longer has."""
    name = ".".join(path)
    for fact in list(cast(dict[str, Any], file.data.get("provenance", {}))):
        if fact == name or fact.startswith(f"{name}."):
            file = read_again(file, remove_fact(file, ("provenance", fact)))
    for fact in list(cast(list[str], file.data.get("undocumented", []))):
        if fact.startswith(f"{name}."):
            file = read_again(file, remove_item(file, ("undocumented",), fact))
    return file
