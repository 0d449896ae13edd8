"""Downloads the corpora: ``python tests/corpus/download.py FOLDER``. What is there stays.

Replicate's models come from the npm registry, the others from public repositories with git. What cannot be
reached is named in one line, and its tests are skipped; a copy of a repository may be put into `FOLDER` by hand.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

NPM = "all-the-public-replicate-models"
VERSION = "1.352.0"
MODELS = "replicate/package/models.json"
REPOSITORIES = {
    "aimlapi": "https://github.com/aimlapi/api-docs",
    "openai": "https://github.com/openai/openai-openapi",
}


def main(folder: Path) -> None:
    """Fills `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / MODELS).is_file():
        packed = folder / f"{NPM}-{VERSION}.tgz"
        run("replicate", "npm", "pack", "--pack-destination", str(folder), f"{NPM}@{VERSION}")
        if packed.is_file():
            with tarfile.open(packed) as archive:
                archive.extractall(folder / "replicate", filter="data")
            packed.unlink()
    for name, address in REPOSITORIES.items():
        if not (folder / name).is_dir():
            # A clone that was cut half way would be taken for a whole one.
            half = folder / f".{name}"
            shutil.rmtree(half, ignore_errors=True)
            if run(name, "git", "clone", "--quiet", address, str(half)):
                half.rename(folder / name)


def run(name: str, *command: str) -> bool:
    """Runs one command; where it fails, one line says which tests are skipped and why."""
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=1800)
    except (OSError, subprocess.TimeoutExpired) as error:
        why = str(error)
    else:
        if done.returncode == 0:
            return True
        why = next(iter(done.stderr.strip().splitlines()[-1:]), f"exit code {done.returncode}")
    print(f"{name} is not in the cache and cannot be had, so its tests are skipped: {why}")
    return False


if __name__ == "__main__":
    main(Path(sys.argv[1]))
