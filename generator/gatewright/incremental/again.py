"""The smallest run that is enough, or none where everything has to be made anew."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..emit import MANIFEST, Emitted, Manifest, write
from .memory import Memory, Seen, recall
from .sight import Sight, digest_of, files_below, settled, sight

if TYPE_CHECKING:
    from ..ir import Gateway, Package
    from ..load import Workspace

_HERE = Path(__file__).parents[1]
MANY = 200
"""Changed specs from which on a whole run is no slower."""


@dataclass(slots=True)
class Again:
    """What a run did that did not have to make everything anew."""

    count: int
    """Files of the package."""
    done: Emitted


class Run:
    """One run of the generator: what it is asked for, and how everything looked before it began."""

    def __init__(self, specs: Path, out: Path, templates: list[Path], package: str | None) -> None:
        """`templates` are the folders of templates, the caller's own before gatewright's."""
        self._specs, self._out, self._templates, self._package = specs, out, templates, package
        self._asked = (*map(_path, (specs, out, *templates)), package or "")
        self._looks: dict[str, Sight] = {}
        for folder in (specs, *templates, _HERE):
            self._looks |= files_below(_path(folder))

    def remember(self, package: Package, homes: Mapping[Path, str], files: Iterable[str]) -> None:
        """Keeps what this run has read, and written: all `files` of the package.

        `homes` are spec files → keys of their models.
        """
        from .models import dumped

        memory = Memory(
            self._asked,
            noted=time.time_ns(),
            inputs={path: (one, digest_of(path) or "") for path, one in self._looks.items()},
            outputs={},
            keys={_path(path): key for path, key in homes.items()},
            models={one.name: dumped(one) for one in package.gateways},
        )
        if self._note(memory, files):
            memory.save()

    def again(self) -> Again | None:
        """Does what is to be done, or gives None where only a whole run will do.

        Raises EmitError and ManifestError, as `emit.write` does.
        """
        memory = recall(self._asked)
        if memory is None or memory.inputs.keys() != self._looks.keys():
            return None
        out = f"{_path(self._out)}{os.sep}"
        looks = {path: one for path in memory.outputs if (one := sight(out + path))}
        written, unsure = _changed(memory.outputs, looks, self._out, memory.noted)
        changed, doubtful = _changed(memory.inputs, self._looks, None, memory.noted)
        if written or len(changed) > MANY or not memory.keys.keys() >= set(changed):
            return None
        if changed:
            return self._partly(memory, changed)
        if (doubtful or unsure) and memory.recall_models():
            # From now on all of it is older than the last look at it, so it need not be read again.
            memory.noted = time.time_ns()
            memory.save()
        return Again(len(memory.outputs) - 1, Emitted())

    def _partly(self, memory: Memory, changed: list[str]) -> Again | None:
        """Makes anew what depends on some models."""
        gateways = memory.gateways() if memory.recall_models() else None
        part = _read(self._specs, changed)
        if gateways is None or part is None or not _same_names(part, changed, memory, gateways):
            return None
        package, _ = part
        fresh = {model.key: model for model in package.models}
        touched = {model.gateway for model in package.models}
        for name in touched:
            models = tuple(fresh.get(one.key, one) for one in gateways[name].models)
            gateways[name] = replace(package.gateway(name), models=models)
        whole = replace(package, gateways=tuple(gateways.values()))
        from ..render import render
        from ..resolve import named
        from .models import dumped

        own = self._templates[0] if len(self._templates) > 1 else None
        files = render(named(whole, self._package), own, only=fresh.keys())
        stay = {path: one[1] for path, one in memory.outputs.items() if path not in files}
        stay.pop(MANIFEST, None)
        done = write(self._out, files, stay)
        memory.noted = time.time_ns()
        for path in changed:
            memory.inputs[path] = (self._looks[path], digest_of(path) or "")
        memory.models |= {name: dumped(gateways[name]) for name in touched}
        if self._note(memory, files):
            memory.save()
        return Again(len(files) + len(stay), done)

    def _note(self, memory: Memory, files: Iterable[str]) -> bool:
        """Notes how written files look now, and the manifest; False where one is not there."""
        found = Manifest.read(self._out).files
        found[MANIFEST] = digest_of(self._out / MANIFEST) or ""
        noted = [*files, MANIFEST]
        out = f"{_path(self._out)}{os.sep}"
        looks = {path: one for path in noted if (one := sight(out + path))}
        memory.outputs |= {path: (one, found[path]) for path, one in looks.items()}
        return len(looks) == len(noted)


def _changed(
    seen: Seen, now: Mapping[str, Sight], base: Path | None, noted: int
) -> tuple[list[str], bool]:
    """(paths with other content than was seen, whether any had to be read to know)."""
    different: list[str] = []
    read = False
    for path, (look, content) in seen.items():
        if now.get(path) == look and settled(look, noted):
            continue
        if digest_of(base / path if base else path) == content:
            read = True
        else:
            different.append(path)
    return different, read


def _read(specs: Path, changed: list[str]) -> tuple[Package, Workspace] | None:
    """The package with nothing but the changed models; None where there is any fault in them."""
    from ..load import load
    from ..resolve import resolve

    home = Path(_path(specs))
    below = [Path(path).relative_to(home) for path in changed]
    gateways = {f"gateways/{path.parent.name}.yaml" for path in below}
    workspace, faults = load(specs, only={*(path.as_posix() for path in below), *gateways})
    if faults:
        return None
    package, faults = resolve(workspace)
    return None if package is None or faults else (package, workspace)


def _same_names(
    part: tuple[Package, Workspace],
    changed: list[str],
    memory: Memory,
    gateways: Mapping[str, Gateway],
) -> bool:
    """Whether each changed file still holds the model it held, under the same names."""
    package, workspace = part
    now = {_path(path): key for path, key in workspace.homes().items()}
    if now != {path: memory.keys[path] for path in changed}:
        return False
    before = {model.key: model for one in gateways.values() for model in one.models}
    return all(
        (model.attribute, model.class_name)
        == (before[model.key].attribute, before[model.key].class_name)
        for model in package.models
    )


def _path(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 (a link stays one)
