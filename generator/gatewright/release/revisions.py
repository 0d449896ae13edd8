"""Earlier specs: a folder, or a revision in git."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ..diagnostics import Diagnostic, printable
from ..ir import Package

PACKAGE = "package.yaml"

ReadRevision = Callable[[Path], tuple[Package | None, list[Diagnostic]]]
"""Reads a folder of specs. Returns its package, or every fault."""


class RevisionError(Exception):
    """An earlier state of the specs cannot be read. The message is one sentence."""


def package_at(
    state: str, specs: Path, read: ReadRevision
) -> tuple[Package | None, list[Diagnostic]]:
    """The package of `state`: a folder, ``REV``, or ``REV:path`` (`path` below the repository's root).

    `read` makes a package of a folder. ``REV`` alone means the folder `specs` at that revision. Faults of a revision are placed at
    ``REV:file``. Raises RevisionError.
    """
    folder = Path(state)
    if folder.is_dir():
        return read(folder)
    with _check_out_specs(state, specs) as here:
        package, faults = read(here)
    revision = state.partition(":")[0]
    return package, [_with_git_path(one, here, revision) for one in faults]


def last_release(specs: Path, read: ReadRevision) -> tuple[str, Package | None, list[Diagnostic]]:
    """The commit of the last release, its package, or the faults of its specs.

    It is the commit in which package.yaml came to the version that it has at HEAD. Where the rules
    for specs have grown since, it is the first commit after that one which keeps them all. Raises
    RevisionError when git, or any commit of the file, is missing, and where a clone does not reach back.
    """
    where = specs if specs.is_dir() else Path()
    hint = "name the released specs with --since"
    try:
        commits = _git(where, "log", "--format=%h", "--", PACKAGE).decode().split()
    except RevisionError as error:
        raise RevisionError(f"{error}; {hint}") from error
    if not commits:
        raise RevisionError(f"{specs / PACKAGE} was never committed; {hint}")
    found = commits[0]
    for commit in commits[1:]:
        if _version(where, commit) != _version(where, found):
            break
        found = commit
    if (
        found == commits[-1]
        and _git(where, "rev-parse", "--is-shallow-repository").strip() == b"true"
    ):
        raise RevisionError(
            f"this clone is shallow, so the last release may lie before it; git fetch --unshallow, or {hint}"
        )
    package, faults = package_at(found, specs, read)
    if package is None:
        later = _git(where, "log", "--reverse", "--format=%h", f"{found}..HEAD", "--", ".")
        for commit in later.decode().split():
            package, _ = package_at(commit, specs, read)
            if package is not None:
                return commit, package, []
    return found, package, faults


def _version(folder: Path, commit: str) -> str:
    """The line of package.yaml that has the version, at `commit`; empty where there is none."""
    try:
        text = _git(folder, "show", f"{commit}:./{PACKAGE}").decode("utf-8", "replace")
    except RevisionError:
        return ""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return next((line for line in lines if line.startswith("version:")), "")


@contextmanager
def _check_out_specs(state: str, specs: Path) -> Generator[Path, None, None]:
    """Yields the folder of specs at `state`, in a temporary folder."""
    revision, colon, path = state.partition(":")
    folder = specs if specs.is_dir() and not colon else Path()
    try:
        _git(folder, "rev-parse", "--show-toplevel")
    except RevisionError as error:
        raise RevisionError(f"`{state}`: there is no such folder, and {error}") from error
    try:
        _git(folder, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    except RevisionError as error:
        message = f"`{state}` is neither a folder of specs nor a revision that git knows"
        raise RevisionError(message) from error
    inside = path if colon else "./" if specs.is_dir() else f"./{specs.as_posix()}"
    try:
        tree = _git(folder, "rev-parse", "--verify", "--end-of-options", f"{revision}:{inside}")
        packed = _git(_top(folder), "archive", "--format=tar", tree.decode().strip())
    except RevisionError as error:
        shown = path if colon else specs
        raise RevisionError(f"the revision `{revision}` has no folder `{shown}`") from error
    with tempfile.TemporaryDirectory(prefix="gatewright-") as root:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            try:
                archive.extractall(root, filter="data")
            except tarfile.TarError as error:
                raise RevisionError(f"`{state}` cannot be unpacked: {error}") from error
        yield Path(root)


def _top(folder: Path) -> Path:
    return Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n")))


def _git(folder: Path, *words: str) -> bytes:
    """What ``git words`` prints in `folder`. Raises RevisionError."""
    try:
        done = subprocess.run(["git", *words], cwd=folder, capture_output=True, check=False)
    except OSError as error:
        raise RevisionError("git is not installed here") from error
    if done.returncode:
        said = printable(" ".join(done.stderr.decode("utf-8", "replace").split()))
        raise RevisionError(f"git says: {said.removeprefix('fatal: ')}")
    return done.stdout


def _with_git_path(fault: Diagnostic, folder: Path, revision: str) -> Diagnostic:
    """Returns `fault` with the file's name in git instead of its temporary path."""
    below = os.path.relpath(Path(fault.path).absolute(), folder)
    return replace(fault, path=f"{revision}:{Path(below).as_posix()}")
