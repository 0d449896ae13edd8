"""Building a distribution and installing it into an empty environment, without a registry."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

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


def link_dependencies(site: Path) -> None:
    """Everything of the running environment but what is installed there from this checkout.

    Links, not a .pth file: the editable installs of the running environment would come with it.
    """
    here = Path(sysconfig.get_paths()["purelib"])
    own = re.compile(r"_?_?editable_?_?.*|gatewright.*|image_gateways.*|distutils-precedence\.pth")
    for path in here.iterdir():
        if not own.match(path.name) and not (site / path.name).exists():
            (site / path.name).symlink_to(path)


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
