"""Building a distribution and installing it into an empty environment, without a registry."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import venv
import zipfile
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPO = Path(__file__).parents[2]
BUILD = (
    "import sys, importlib; backend = importlib.import_module(sys.argv[1]); "
    "getattr(backend, f'build_{sys.argv[2]}')(sys.argv[3])"
)
"""Calls a build backend (PEP 517) as pip does, without a registry."""


def git(*arguments: str, cwd: Path = REPO) -> str:
    done = subprocess.run(["git", *arguments], cwd=cwd, check=True, capture_output=True, text=True)
    return done.stdout


def built(source: Path, form: str, folder: Path) -> Path:
    """The wheel or the sdist of the distribution whose pyproject.toml lies in `source`."""
    folder.mkdir(parents=True, exist_ok=True)
    backend = tomllib.loads((source / "pyproject.toml").read_text())["build-system"][
        "build-backend"
    ]
    command = [sys.executable, "-c", BUILD, backend, form, str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True, text=True)
    (made,) = folder.glob("*.whl" if form == "wheel" else "*.tar.gz")
    return made


def environment(folder: Path) -> tuple[Path, Path]:
    """An empty environment: its folder of commands, and the one of its packages."""
    venv.create(folder, with_pip=False)
    commands = folder / "bin"
    site = subprocess.run(
        [commands / "python", "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"],
        check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    return commands, Path(site)


def unpack(wheel: Path, site: Path) -> None:
    """Installs a wheel, without its commands."""
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(site)


def link_dependencies(site: Path, *extras: str) -> None:
    """What the distributions in `site` say that they need, and what that needs; of theirs the `extras` too.

    Links to the running environment, as there is no registry. What they use and do not name is missing.
    """
    left = [(one, extras) for one in distributions(path=[str(site)])]
    known = {canonicalize_name(one.name) for one, _ in left}
    while left:
        one, wanted = left.pop()
        for text in one.requires or ():
            needed = Requirement(text)
            name = canonicalize_name(needed.name)
            held = needed.marker is None or any(
                needed.marker.evaluate({"extra": extra}) for extra in ("", *wanted)
            )
            if held and name not in known:
                known.add(name)
                left.append((link(distribution(name), site), tuple(needed.extras)))


def link(one: Distribution, site: Path) -> Distribution:
    """Links the packages and the metadata of an installed distribution into `site`."""
    for top in {path.parts[0] for path in one.files or () if path.parts[0] != ".."}:
        if not (site / top).exists():
            (site / top).symlink_to(Path(str(one.locate_file(top))))
    return one


def run(
    commands: Path, *command: str, cwd: Path, code: int = 0, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Runs a command of the environment outside the checkout, and checks its exit code."""
    clean = {key: one for key, one in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        [str(commands / command[0]), *command[1:]],
        cwd=cwd, capture_output=True, text=True, env={**clean, **environment}, timeout=120,
    )  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr
    return done
