"""A newer document against specs that were imported: only what the document changed is written.

What a person added or changed by hand stays. Where the document and a person changed the same fact,
the person's value stays and the difference is told.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from ..check import check
from ..diagnostics import Diagnostic
from ..load import SpecFile, Workspace, load
from ..load.document import read
from ..pages.facts import FactPath
from ..pages.writing.edit import EditError, add_fact, change_fact, read_again, remove_fact
from .models import ImportOptions, PublishedModel
from .places import Library
from .record import ImportRecord, import_record_text, record_file
from .shapes import gateway_text, models_of

_GONE: Any = object()
_OF_GATEWAY = ("base_url", "auth", "operations", "states", "answers", "uploads")
"""Facts of a gateway that change what is sent and read."""
_QUIET = ("read", "document", "pointer", "digest")
"""Keys of a source that change with others only: the same statements elsewhere in a document are not news."""


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that a document states otherwise than before; `_GONE` where it does not state it."""

    path: FactPath
    old: Any
    new: Any

    @property
    def name(self) -> str:
        """The name of the fact."""
        return ".".join(self.path)

    @property
    def quiet(self) -> bool:
        """Whether it is not news of its own."""
        return len(self.path) == 3 and self.path[0] == "sources" and self.path[2] in _QUIET


@dataclass(slots=True)
class UpdateRun:
    """What an update found and would write."""

    models: list[PublishedModel] = field(default_factory=list[PublishedModel])
    before: Workspace | None = None
    after: Workspace | None = None
    texts: dict[Path, str] = field(default_factory=dict[Path, str])
    left: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """(model, why something of it was not written)."""
    gone: list[str] = field(default_factory=list[str])
    """Imported models that no document has any more."""
    new: list[str] = field(default_factory=list[str])
    """Models of the documents that were not imported."""
    reworded: dict[str, tuple[str, dict[str, Any]]] = field(
        default_factory=dict[str, tuple[str, dict[str, Any]]]
    )
    """Models of which only words changed: what to record of each."""
    faults: list[Diagnostic] = field(default_factory=list[Diagnostic])


def update_models(
    shape: str,
    library: Library,
    options: ImportOptions,
    specs: Path,
    record: ImportRecord,
    wanted: Callable[[str], bool],
) -> UpdateRun:
    """Compares the documents with what was imported, and makes the new text of each changed spec."""
    run = UpdateRun()
    workspace, run.faults = load(specs)
    if run.faults:
        return run
    if options.gateway not in workspace.gateways:
        path = specs / "gateways" / f"{options.gateway}.yaml"
        said = "the gateway of the imported models is not there any more"
        run.faults = [Diagnostic(str(path), 1, 1, said, "import once more without --update")]
        return run
    gateway = workspace.gateways[options.gateway].data
    run.models = list(models_of(shape, library, options, gateway, wanted))
    found = {one.root: one for one in run.models}
    run.gone = [root for root in record.models if root not in found and wanted(root)]
    run.new = [root for root in found if root not in record.models]
    files = {one.path.name: one for one in workspace.models if one.gateway == options.gateway}
    changed: dict[str, tuple[SpecFile, str, dict[str, Any]]] = {}
    for root, (name, base) in record.models.items():
        model = found.get(root)
        if model is None:
            continue
        if name not in files:
            run.left.append((root, f"its spec {name} is not there any more"))
        elif model.problem:
            run.left.append((root, model.problem))
        else:
            _compare(run, root, files[name], base, model.data, changed)
    if shape == "openapi":
        now = SpecFile(workspace.gateways[options.gateway].path, "gateway", options.gateway)
        read(now, gateway_text(shape, library, options).encode("utf-8"))
        _compare_gateway(run, gateway, now.data, record)
    _finish(run, workspace, changed, record, specs, options.gateway)
    return run


def _compare_gateway(
    run: UpdateRun, here: dict[str, Any], now: dict[str, Any], record: ImportRecord
) -> None:
    """Tells what the documents say otherwise than before of the gateway; a person writes it.

    It is told until the spec says the same. An operation that no document has any more is not told:
    there may be documents that are not read this time.
    """
    left = False
    for change in differences(record.gateway or now, now):
        word, gone = change.path[0], change.new is _GONE
        if word not in _OF_GATEWAY or (word == "operations" and gone and len(change.path) == 2):
            continue
        if not _same(_at(here, change.path), change.new):
            left = True
            shown = "" if gone else f" {json.dumps(change.new, ensure_ascii=False)}"
            said = "does not state it any more" if gone else f"says{shown} now"
            run.left.append(("gateway", f"{change.name}: the document {said}"))
    if not left:
        record.gateway = now


def _compare(
    run: UpdateRun,
    root: str,
    file: SpecFile,
    base: dict[str, Any],
    data: dict[str, Any],
    changed: dict[str, tuple[SpecFile, str, dict[str, Any]]],
) -> None:
    new: dict[str, Any] = json.loads(json.dumps(data))
    if "name" in base:
        new["name"] = base["name"]
    else:
        new.pop("name", None)
    changes = list(differences(base, new))
    if all(one.quiet for one in changes):
        if any(one.path[-1] == "digest" for one in changes):
            run.reworded[root] = file.path.name, new
        return
    after = file
    for change in changes:
        try:
            after = _apply_change(after, change)
        except EditError as error:
            run.left.append((root, str(error)))
        except _ByHand as error:
            run.left.append((root, f"{change.name}: {error}"))
    changed[str(file.path)] = after, root, new


def _finish(
    run: UpdateRun,
    workspace: Workspace,
    changed: dict[str, tuple[SpecFile, str, dict[str, Any]]],
    record: ImportRecord,
    specs: Path,
    gateway: str,
) -> None:
    """Leaves out what would not pass, and notes the texts of the rest."""
    run.before = workspace
    wrong: dict[str, Diagnostic] = {}
    for fault in sorted(check(_with(workspace, changed))):
        wrong.setdefault(fault.path, fault)
    for path in list(changed):
        if path in wrong:
            _, root, _ = changed.pop(path)
            run.left.append((root, f"its spec would not pass: {wrong.pop(path)}"))
    run.faults += wrong.values()
    if run.faults:
        return
    run.after = _with(workspace, changed)
    for one in workspace.models:
        if str(one.path) in changed:
            file, root, data = changed[str(one.path)]
            record.models[root] = file.path.name, data
            if file.text != one.text:
                run.texts[file.path] = file.text
    record.models |= run.reworded
    if changed or run.reworded:
        run.texts[record_file(specs, gateway)] = import_record_text(record)


def _with(
    workspace: Workspace, changed: dict[str, tuple[SpecFile, str, dict[str, Any]]]
) -> Workspace:
    models = [
        changed[str(one.path)][0] if str(one.path) in changed else one for one in workspace.models
    ]
    return Workspace(
        workspace.root, workspace.package, workspace.gateways, models, workspace.readings
    )


def differences(old: Any, new: Any, path: FactPath = ()) -> Iterator[FactChange]:
    """The facts that differ between the data of two specs."""
    if isinstance(old, dict) and isinstance(new, dict):
        was, now = cast("dict[str, Any]", old), cast("dict[str, Any]", new)
        for key in dict.fromkeys([*was, *now]):
            yield from differences(was.get(key, _GONE), now.get(key, _GONE), (*path, key))
    elif old is _GONE or new is _GONE or json.dumps(old) != json.dumps(new):
        yield FactChange(path, old, new)


class _ByHand(Exception):
    """A fact that a person changed too."""


def _apply_change(file: SpecFile, change: FactChange) -> SpecFile:
    """`file` with one change. Raises EditError, and _ByHand where a person's value stays."""
    here = _at(file.data, change.path)
    if here is change.new or (here is not _GONE and here == change.new):
        return file
    if change.quiet:
        change = FactChange(change.path, here, change.new)
    elif not _same(here, change.old):
        if change.new is _GONE:
            raise _ByHand("the document does not state it any more; changed by hand, so it stays")
        shown = json.dumps(change.new, ensure_ascii=False)
        if here is _GONE:
            raise _ByHand(f"the document says {shown} now; taken out by hand, so it stays out")
        raise _ByHand(f"the document says {shown} now; changed by hand, so it stays")
    if change.new is _GONE:
        return read_again(file, remove_fact(file, change.path))
    if change.old is _GONE or _has_parts(change.old) or _has_parts(change.new):
        if here is not _GONE:
            file = read_again(file, remove_fact(file, change.path))
        parent = _at(file.data, change.path[:-1])
        if (
            len(change.path) > 1
            and parent is _GONE
            and change.path[0] == "params"
            and (len(change.path) > 2)
        ):
            raise _ByHand("what it belongs to was taken out by hand, so it stays out")
        return read_again(file, add_fact(file, change.path, change.new))
    return read_again(file, change_fact(file, change.path, change.new))


def _same(here: Any, old: Any) -> bool:
    if here is _GONE or old is _GONE:
        return here is old
    return bool(json.dumps(here, sort_keys=True) == json.dumps(old, sort_keys=True))


def _has_parts(value: Any) -> bool:
    """Whether a value cannot be changed in place."""
    if isinstance(value, list):
        return any(isinstance(one, dict | list) for one in cast("list[object]", value))
    return isinstance(value, dict)


def _at(data: Any, path: FactPath) -> Any:
    for key in path:
        if not isinstance(data, dict) or key not in data:
            return _GONE
        data = cast("dict[str, Any]", data)[key]
    return data
