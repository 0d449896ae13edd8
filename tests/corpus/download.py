"""Downloads the corpora: ``python tests/corpus/download.py FOLDER``. What is there stays.

Replicate's models come from the npm registry, the others from public repositories with git. What cannot be
had is named, and its tests are skipped.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
from pathlib import Path

NPM = "all-the-public-replicate-models@1.352.0"
REPOSITORIES = {
    "aimlapi": "https://github.com/aimlapi/api-docs",
    "openai": "https://github.com/openai/openai-openapi",
}


def main(folder: Path) -> None:
    """Fills `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "replicate" / "package" / "models.json").is_file():
        run("npm", "pack", "--silent", "--pack-destination", str(folder), NPM)
        for packed in folder.glob("all-the-public-replicate-models-*.tgz"):
            with tarfile.open(packed) as archive:
                archive.extractall(folder / "replicate", filter="data")
    for name, address in REPOSITORIES.items():
        if not (folder / name).is_dir():
            run("git", "clone", "--quiet", address, str(folder / name))


def run(*command: str) -> None:
    """Runs one command and names it when it fails."""
    try:
        failed = subprocess.run(command, check=False).returncode
    except OSError as error:
        failed = error.errno
    if failed:
        print(f"left out: {' '.join(command)}", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
