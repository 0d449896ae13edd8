"""Runs the suites in an environment of their own, made anew when what it is made of has changed."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).parent
REPO = HERE.parent
ENVIRONMENT = REPO / "build" / "bench"
SUITES = ("validate", "bytes", "lines", "imports", "calls", "commands", "generate", "growth")


def main() -> int:
    """Runs the suites named on the command line, or all; then draws what they measured."""
    if unknown := [suite for suite in sys.argv[1:] if suite not in SUITES]:
        print(
            f"run.py: no suite is called {unknown[0]}; suites: {', '.join(SUITES)}", file=sys.stderr
        )
        return 2
    python = environment()
    for suite in sys.argv[1:] or SUITES:
        subprocess.run([python, str(HERE / "suites" / f"{suite}.py")], check=True, cwd=REPO)
    subprocess.run([python, str(HERE / "summary.py")], check=True, cwd=REPO)
    return 0


def environment() -> str:
    """The path of a Python that has the peers, this project and the generated package."""
    python = ENVIRONMENT / "bin" / "python"
    stamp = ENVIRONMENT / ".installed"
    locks = (HERE / "requirements.lock", REPO / "requirements-dev.lock")
    generated = REPO / "generated"
    ours = (REPO, generated, REPO / "generator" / "tools", REPO / "generator" / "scan")
    compiled = (ours[-1] / "gatewright_scan").glob("*.[ch]")
    made_of = [*locks, *(one / "pyproject.toml" for one in ours), *compiled]
    made = stamp.stat().st_mtime if stamp.exists() else 0
    if any(path.stat().st_mtime > made for path in made_of):
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        for lock in locks:
            subprocess.run([*pip, "--require-hashes", "-r", str(lock)], check=True)
        editable = ["--no-deps", "--no-build-isolation"]
        for one in ours:
            editable += ["-e", str(one)]
        subprocess.run([*pip, *editable], check=True)
        stamp.touch()
    return str(python)


if __name__ == "__main__":
    raise SystemExit(main())
