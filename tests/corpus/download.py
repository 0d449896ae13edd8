"""Puts the corpora into a folder: ``python tests/corpus/download.py FOLDER [COPIES]``. What is there stays.

Replicate's models come from the npm registry, the others from public repositories with git. Where the host cannot be
reached, a copy below `COPIES` does: a clone or a bare repository in ``OWNER/NAME`` or ``OWNER+NAME``. One line for each
says what was done. The tests of what cannot be had are skipped.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tarfile
from pathlib import Path

NPM = "all-the-public-replicate-models"
VERSION = "1.352.0"
MODELS = "replicate/package/models.json"
HOST = "https://github.com"
REPOSITORIES = {
    "aimlapi": ("aimlapi/api-docs", "docs/api-references"),
    "openai": ("openai/openai-openapi", "openapi.json"),
    "fal": ("keremk/renku", "catalog/models/fal-ai"),
    # Documents of single vendors, as somebody who makes clients of them keeps them.
    "cartesia": ("tryAGI/Cartesia", "src/libs/Cartesia/openapi.yaml"),
    "deepgram": ("tryAGI/Deepgram", "src/libs/Deepgram/openapi.yaml"),
    "elevenlabs": ("tryAGI/ElevenLabs", "src/libs/ElevenLabs/openapi.json"),
    "fishaudio": ("tryAGI/FishAudio", "src/libs/FishAudio/openapi.json"),
    "hedra": ("tryAGI/Hedra", "src/libs/Hedra/openapi.json"),
    "ideogram": ("tryAGI/Ideogram", "src/libs/Ideogram/openapi.json"),
    "leonardo": ("tryAGI/Leonardo", "src/libs/Leonardo/openapi.json"),
    "luma": ("tryAGI/Luma", "src/libs/Luma/openapi.yaml"),
    "picsart": ("tryAGI/Picsart", "src/libs/Picsart/openapi.yaml"),
    "recraft": ("tryAGI/Recraft", "src/libs/Recraft/openapi.yaml"),
    "runway": ("tryAGI/Runway", "src/libs/Runway/openapi.json"),
    "stability": ("shamblett/stabilityai_client", "lib/src/openapi/spec/openapi.json"),
    "topaz": ("tryAGI/Topaz", "src/libs/Topaz/openapi.yaml"),
}
"""Corpus → (repository, what of it lies in the folder)."""
SECONDS = 900
"""After which one download is given up; git gives up sooner, where nothing comes for half a minute."""
GIT = ("git", "-c", "http.lowSpeedLimit=1000", "-c", "http.lowSpeedTime=30")
FETCH = ("--fetch-retries", "1", "--fetch-timeout", "60000")


def main(folder: Path, copies: Path | None = None, host: str = HOST) -> bool:
    """Fills `folder` and prints a line for each corpus. False where one cannot be had."""
    folder.mkdir(parents=True, exist_ok=True)
    had = [_models(folder)]
    had += [_repository(folder, name, copies, host) for name in REPOSITORIES]
    return all(had)


def _models(folder: Path) -> bool:
    if (folder / MODELS).is_file():
        return _tell("replicate", "in the cache already", True)
    packed = folder / f"{NPM}-{VERSION}.tgz"
    why = _failure("npm", "pack", *FETCH, "--pack-destination", str(folder), f"{NPM}@{VERSION}")
    if packed.is_file():
        # An archive that was cut half way would be taken for a whole one.
        half = folder / ".replicate"
        shutil.rmtree(half, ignore_errors=True)
        with tarfile.open(packed) as archive:
            archive.extractall(half, filter="data")
        half.rename(folder / "replicate")
        packed.unlink()
        return _tell("replicate", f"the npm package {NPM} {VERSION}", True)
    return _tell("replicate", why, False)


def _repository(folder: Path, name: str, copies: Path | None, host: str) -> bool:
    if (folder / name).is_dir():
        return _tell(name, "in the cache already", True)
    half, (own, wanted) = folder / f".{name}", REPOSITORIES[name]
    whys: list[str] = []
    for source in (f"{host}/{own}", *map(str, _copies(copies, own))):
        shutil.rmtree(half, ignore_errors=True)
        why = _failure(*GIT, "clone", "--quiet", "--no-checkout", source, str(half))
        if not why:
            missing = _failure("git", "-C", str(half), "checkout", "HEAD", "--", wanted)
            if not missing or (half / wanted).exists():
                half.rename(folder / name)
                # A copy may lack some of the files.
                rest = f", but not whole: {missing}" if missing else ""
                return _tell(name, f"cloned from {source}{rest}", True)
        whys.append(why or missing)
    return _tell(name, "; ".join(whys), False)


def _copies(folder: Path | None, own: str) -> list[Path]:
    """The copies of a repository below a folder."""
    if folder is None:
        return []
    homes = [folder / own, folder / own.replace("/", "+")]
    return [one for home in homes for one in (home, home / "repo") if _is_repository(one)]


def _is_repository(path: Path) -> bool:
    return (path / ".git").exists() or (path / "HEAD").is_file()


def _tell(name: str, what: str, had: bool) -> bool:
    print(
        f"{name}: {what if had else f'cannot be had, so its tests are skipped: {what}'}", flush=True
    )
    return had


def _failure(*command: str) -> str:
    """Runs one command; says why it failed, or nothing."""
    try:
        started = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0"},
            start_new_session=True,
        )
    except OSError as error:
        return str(error)
    try:
        _, said = started.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(started.pid, signal.SIGKILL)  # What it has started holds the pipe open.
        started.communicate()
        return f"nothing came to an end in {SECONDS} seconds"
    if started.returncode == 0:
        return ""
    return next(iter(said.strip().splitlines()[-1:]), f"exit code {started.returncode}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(Path, sys.argv[2:3]))
