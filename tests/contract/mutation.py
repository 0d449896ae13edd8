"""Changes every fact of every spec in each way and finds the check that fails.

What a changed spec becomes is built and rendered in memory; only what belongs to the changed file is
rendered anew, and only when the text differs is it imported and asked. Anything that a check raises
counts as noticing; an exception of the generator which is not a diagnostic does not.
"""

from __future__ import annotations

import copy
import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from gatewright.check import check
from gatewright.ir import Package as Built
from gatewright.load import SpecFile, Workspace, load
from gatewright.render.environment import environment
from gatewright.render.tree import SUFFIX, render, targets, template_names
from gatewright.resolve import resolve
from gatewright.resources import templates_dir
from tests.shares import share

from .checks import Check, for_gateways, for_models, for_packages
from .handle import InMemory, Package
from .mutants import REMOVED, mutants, options_of
from .subject import gateways, is_first, models
from .table import Table, facts_of, leaves, tables

How = Literal["behaviour", "data", "table", "refused", "crashed", "survived"]
STRENGTH: tuple[How, ...] = ("behaviour", "data", "table", "refused")
Files = dict[str, str]
FACTS = 40
"""How many facts of a gateway a run changes: each change renders all that the gateway has."""


@dataclass(frozen=True)
class Verdict:
    """The result for one changed fact."""

    fact: str
    value: str
    """What it was changed to."""
    how: How
    by: str = ""
    """The check that noticed, or the diagnostic, or what the generator raised."""

    @property
    def killed(self) -> bool:
        return self.how not in ("survived", "crashed")


class Laboratory:
    """The specs as they are, and everything made from them that mutants share."""

    def __init__(self, specs: Path) -> None:
        self.workspace, faults = load(specs)
        assert not faults, faults
        # The others are changed in a place of their own, each alone.
        signed = {table.spec for table in tables() if is_first(table)}
        root = specs.resolve()
        self.workspace.models = [
            file
            for file in self.workspace.models
            if file.path.resolve().relative_to(root).as_posix() in signed
        ]
        built, faults = resolve(self.workspace)
        assert built is not None, faults
        self.specs, self.built = specs, built
        self.files = render(built)
        self._templates = template_names([templates_dir()])
        self._names = (f"mutant_{number}" for number in itertools.count())
        self.package = InMemory("original", self.files, built.import_name)

    def __enter__(self) -> Laboratory:
        self.package.__enter__()
        for path in self.package.files:
            # What is loaded here is loaded once for all mutants.
            if path.startswith("_runtime/") and path.endswith(".py") and "__main__" not in path:
                self.package.module(
                    path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
                )
        return self

    def __exit__(self, *_: object) -> None:
        self.package.__exit__()

    def verdicts(self, table: Table) -> Iterator[Verdict]:
        """What becomes of each change of each fact in one file; of a gateway, of a share of its facts."""
        file = self._file(table)
        by_name = facts_of(file.data)
        paths = {".".join(map(str, path)): path for path, _ in leaves(file.data)}
        named = [name for name in paths if name in by_name]
        if table.kind == "gateway":
            named = share(named, FACTS, "facts of a gateway that are changed")
        for name in named:
            path = paths[name]
            for value in mutants(name, by_name[name], options_of(by_name, name)):
                how, by = self.tried(table, path, value)
                yield Verdict(name, "removed" if value is REMOVED else repr(value), how, by)

    def _file(self, table: Table) -> SpecFile:
        root = self.specs.resolve()
        return next(
            file
            for file in self.workspace.files()
            if file.path.resolve().relative_to(root).as_posix() == table.spec
        )

    def tried(self, table: Table, path: tuple[str | int, ...], value: Any) -> tuple[How, str]:
        """What becomes of one change: (how it ends, by what)."""
        file = self._file(table)
        changed = replace(file, data=with_fact(file.data, path, value))
        workspace = self._with(file, changed)
        try:
            faults = check(workspace)
            built = None
            if not faults:
                built, faults = resolve(workspace)
            if built is None or faults:
                return "refused", str(faults[0])
            rendered = self._rendered_files(built, table)
        except Exception as error:
            return "crashed", f"{type(error).__name__}: {error}"
        different = {name for name, text in rendered.items() if self.files.get(name) != text}
        if different:
            noticed = self._first_failure(
                table, {**self.files, **rendered}, built.import_name, path
            )
            if noticed is not None:
                return noticed.by, noticed.sentence
        if facts_of(changed.data) != table.facts:
            return "table", "the specs say what was signed"
        return "survived", ", ".join(sorted(different)) or "nothing was rendered differently"

    def _with(self, file: SpecFile, changed: SpecFile) -> Workspace:
        """The workspace with one file exchanged."""
        old = self.workspace
        return Workspace(
            old.root,
            changed if file is old.package else old.package,
            {name: changed if one is file else one for name, one in old.gateways.items()},
            [changed if one is file else one for one in old.models],
        )

    def _rendered_files(self, built: Built, table: Table) -> Files:
        """The files that the changed file has a part in; all of them for the package's own."""
        if table.kind == "package":
            return render(built)
        files: Files = {}
        # What one knows of models is true of one package alone.
        fresh = environment([templates_dir()])
        for name in self._templates:
            template = fresh.get_template(name)
            for path, gateway, model in targets(name.removesuffix(SUFFIX), built):
                if gateway is None or gateway.name == table.gateway:
                    text = template.render(package=built, gateway=gateway, model=model)
                    files[path] = text.rstrip("\n") + "\n" if text.strip() else ""
        return files

    def _first_failure(
        self, table: Table, files: Files, folder: str, path: tuple[str | int, ...]
    ) -> Check | None:
        """The first check that fails on a package of these files."""
        shared = None if table.kind == "package" else self.package
        with InMemory(next(self._names), files, folder, runtime=shared) as mutant:
            for check_, subject in in_likely_order(table, ".".join(map(str, path))):
                if fails(check_, mutant, subject):
                    return check_
        return None


def with_fact(data: dict[str, Any], path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    """A copy of `data` with another value at `path`."""
    whole = copy.deepcopy(data)
    home: Any = whole
    for key in path[:-1]:
        home = home[key]
    if value is REMOVED:
        del home[path[-1]]
    else:
        home[path[-1]] = value
    return whole


def in_likely_order(table: Table, fact: str) -> list[tuple[Check, Any]]:
    """The checks about what the file describes: those that name the fact first, behaviour before data."""
    about: list[tuple[Check, Any]]
    if table.kind == "package":
        about = [(one, table) for one in for_packages]
    else:
        mine = [one for one in models() if one.gateway.name == table.gateway]
        if table.kind == "model":
            mine = [one for one in mine if one.facts is table]
        about = [(one, model) for one in for_models for model in mine]
        if table.kind == "gateway":
            home = next(one for one in gateways() if one.facts is table)
            about = [*((one, home) for one in for_gateways), *about]
    return sorted(about, key=lambda pair: (not pair[0].touches(fact), pair[0].by == "data"))


def fails(check_: Check, package: Package, subject: Any) -> bool:
    """Whether the check raises any exception."""
    try:
        check_.run(package, subject, "sync")
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        return True
    return False


def survivors(verdicts: list[Verdict]) -> list[str]:
    """Returns the changes that no check noticed, one a line."""
    return [f"{one.fact} → {one.value}: {one.how}, {one.by}" for one in verdicts if not one.killed]


def counted(verdicts: list[Verdict]) -> dict[str, int]:
    """Facts by the strongest thing that notices a change which the generator takes, and totals."""
    by_fact: dict[str, list[Verdict]] = {}
    for one in verdicts:
        by_fact.setdefault(one.fact, []).append(one)
    strongest = [
        min((STRENGTH.index(one.how) for one in group), default=0)
        for group in by_fact.values()
        if all(one.killed for one in group)
    ]
    names = ("by behaviour", "only by shipped data", "only by the table", "only by a diagnostic")
    return {
        "facts": len(by_fact),
        "killed": len(strongest),
        "changes": len(verdicts),
        **{name: strongest.count(index) for index, name in enumerate(names)},
    }


__all__ = ["Laboratory", "Verdict", "counted", "survivors"]
