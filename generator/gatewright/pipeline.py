"""The way from a folder of specs to the files of a package: load, check, resolve, render.

No other module joins these stages. Commands, the mock's pytest plugin and the page reader call this one.
When a stage finds faults, the run stops and returns the faults.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .diagnostics import Diagnostic

if TYPE_CHECKING:
    from .ir import Package
    from .load import Workspace


@dataclass(frozen=True, slots=True)
class Generated:
    """The result of a run: the package and its files."""

    package: Package
    files: dict[str, str]
    """Path below the output folder → text."""


def load_specs(specs: Path) -> tuple[Workspace, list[Diagnostic]]:
    """Loads and checks the folder `specs`. Returns the workspace and every fault, sorted by place.

    Examples are not looked at.
    """
    from .check import check
    from .load import load

    workspace, faults = load(specs)
    return workspace, sorted({*faults, *check(workspace)})


def load_readings(specs: Path) -> tuple[Workspace, list[Diagnostic]]:
    """Loads and checks only the reading vocabularies of the folder `specs`."""
    from .check import check
    from .load import load_readings

    workspace, faults = load_readings(specs)
    return workspace, sorted({*faults, *check(workspace)})


def resolve_specs(workspace: Workspace) -> tuple[Package | None, list[Diagnostic]]:
    """Checks and resolves a workspace in memory. Returns its package, or every fault."""
    from .resolve import resolve

    return resolve(workspace)


def read_package(specs: Path, name: str | None = None) -> tuple[Package | None, list[Diagnostic]]:
    """Returns the package that the folder `specs` describes, or every fault.

    `name` replaces the import name of ``package.yaml``.
    """
    from .check import import_name_problem
    from .load import load
    from .resolve import rename_package, resolve

    workspace, unread = load(specs)
    package, faults = resolve(workspace)
    if unread or package is None:
        return None, sorted({*unread, *faults})
    if name is None:
        return package, []
    problem = (
        import_name_problem(name) if name.isidentifier() else "is not a name of a Python package"
    )
    if problem is not None:
        return None, [Diagnostic(str(workspace.package.path), 1, 1, f"`{name}` {problem}")]
    return rename_package(package, name), []


def render_package(
    package: Package,
    templates: Path | None = None,
    tell: Callable[[int, int], object] | None = None,
) -> tuple[Generated | None, list[Diagnostic]]:
    """Renders every file of `package`, or returns the fault of a template.

    Templates in the folder `templates` replace those of the same path. `tell` is called with the
    number of files so far and of all files.
    """
    from .render import TemplateFault, render

    if templates is not None and not templates.is_dir():
        return None, [Diagnostic(str(templates), 1, 1, "there is no such folder of templates")]
    try:
        return Generated(package, render(package, templates, tell=tell)), []
    except TemplateFault as fault:
        return None, [Diagnostic(str(fault.path), fault.line, 1, fault.message)]


def generate(
    specs: Path,
    name: str | None = None,
    templates: Path | None = None,
    tell: Callable[[int, int], object] | None = None,
) -> tuple[Generated | None, list[Diagnostic]]:
    """Returns every file that the folder `specs` gives, or every fault.

    The arguments are those of `read_package` and `render_package`.
    """
    package, faults = read_package(specs, name)
    return (None, faults) if package is None else render_package(package, templates, tell)
