"""Reads the data files of a gateway's package.

A file of JSON Lines for each kind of data, one model a line: ``["module",{…}]``. A look-up finds the
line and parses no other. The kinds are ``index`` (what a
list of models shows), ``infos``, ``schemas`` and ``facts``.
"""

from __future__ import annotations

import json
from dataclasses import is_dataclass, replace
from functools import lru_cache
from importlib import import_module
from pkgutil import get_data
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from .info import ModelInfo

if TYPE_CHECKING:
    from collections.abc import Iterator

KEPT = 4
"""Files that stay in memory."""


def shipped(package: str, kind: str, module: str) -> Any:
    """The data of that kind about the model in `module` of `package`.

    Raises FileNotFoundError, and KeyError where the file has no such model.
    """
    text, start = _file(package, kind), json.dumps([module])[:-1].encode() + b","
    at = 0 if text.startswith(start) else text.find(b"\n" + start) + 1
    if not text.startswith(start, at):
        raise KeyError(module)
    return json.loads(text[at : text.index(b"\n", at)])[1]


def shipped_all(package: str, kind: str) -> Iterator[tuple[str, Any]]:
    """(module, data) of every model of `package`."""
    for line in _file(package, kind).splitlines():
        module, data = json.loads(line)
        yield module, data


def gateway_facts(package: str) -> dict[str, Any]:
    """The facts of the gateway itself."""
    facts: dict[str, Any] = json.loads(_read(package, "gateway.json"))
    return facts


def model_info(package: str, module: str) -> ModelInfo:
    """What the runtime needs to know of a model. Raises what `shipped` does."""
    return _model_info(package, shipped(package, "infos", module))


def model_infos(package: str) -> Iterator[ModelInfo]:
    """Returns the infos of every model of `package`, without importing their modules."""
    for _, data in shipped_all(package, "infos"):
        yield _model_info(package, data)


def _model_info(package: str, data: dict[str, Any]) -> ModelInfo:
    operations = import_module(f"{package}._gateway").OPERATIONS
    by_mode = {mode: operations[name] for mode, name in data.get("mode_operations", {}).items()}
    named = {"operation": operations[data["operation"]], "mode_operations": by_mode}
    found: ModelInfo = _built(ModelInfo, {**data, **named})
    return replace(
        found,
        operation=found.operation.narrowed(found.medium, found.answers),
        mode_operations={
            mode: one.narrowed(found.medium, found.answers) for mode, one in by_mode.items()
        },
    )


def _built(kind: Any, data: Any) -> Any:
    """JSON data as a value of a type of `info`: lists become tuples, objects become dataclasses."""
    if data is None or data.__class__ is kind:
        return data
    if hints := _hints(kind):
        return kind(**{name: _built(hints[name], one) for name, one in data.items()})
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (UnionType, Union):
        return _built(next(one for one in inner if one is not type(None)), data)
    if origin is tuple:
        return tuple(_built(inner[0], one) for one in data)
    if origin is dict:
        return {key: _built(inner[1], one) for key, one in data.items()}
    return data


@lru_cache
def _hints(kind: Any) -> dict[str, Any]:
    """The types of a dataclass's fields; empty for another type."""
    return get_type_hints(kind) if is_dataclass(kind) else {}


@lru_cache(KEPT)
def _file(package: str, kind: str) -> bytes:
    return _read(package, f"{kind}.jsonl")


def _read(package: str, name: str) -> bytes:
    # importlib.resources is slower: it takes as long to load as a hundred of these files.
    data = get_data(package, name)
    if data is None:
        raise FileNotFoundError(f"{package} was loaded by something that gives no files")
    return data
