"""The first five models of the specs, each fact of which is signed: what a test may count on as the catalogue grows."""

from __future__ import annotations

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
FIRST = (
    "reapi/qwen-image-2",
    "rivya/qwen-image",
    "rivya/qwen2-image",
    "skills-video/qwen-image-2",
    "umodelverse/qwen-image",
)
"""Their files below the folder of models, without the ending."""


def copy_first(specs: Path) -> Path:
    """Copies the specs to the folder `specs`, of the models only the first."""
    shutil.copytree(ROOT / "specs", specs, ignore=shutil.ignore_patterns("models"))
    for name in (f"models/{first}.yaml" for first in FIRST):
        (specs / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "specs" / name, specs / name)
    return specs


@cache
def first_specs() -> Path:
    """A folder of these specs, for as long as the process lasts."""
    folder = TemporaryDirectory()
    atexit.register(folder.cleanup)
    return copy_first(Path(folder.name) / "specs")
