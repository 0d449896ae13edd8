"""What the data files of a gateway's package say of its models, as values of `info`."""

from __future__ import annotations

import json
from dataclasses import is_dataclass, replace
from functools import lru_cache
from importlib import import_module
from types import UnionType
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from .data import LIKE, line_of, load_data, merge_base, read_data, shipped_file
from .info import ModelInfo

if TYPE_CHECKING:
    from collections.abc import Iterator


def shipped_all(package: str, kind: str) -> Iterator[tuple[str, Any]]:
    """(module, data) of every model of `package`."""
    found: dict[str, tuple[Any, list[str]]] = {}
    for line in shipped_file(package, kind).splitlines():
        module, data, names = line_of(line)
        whole = merge_base(*found[data[LIKE]], data, names) if LIKE in data else data
        found[module] = whole, names
        yield module, whole


def gateway_facts(package: str) -> dict[str, Any]:
    """The facts of the gateway itself."""
    facts: dict[str, Any] = json.loads(read_data(package, "gateway.json"))
    return facts


def model_info(package: str, module: str) -> ModelInfo:
    """What the runtime needs to know of a model. Raises what `load_data` does."""
    return _model_info(package, load_data(package, "infos", module))


def model_infos(package: str) -> Iterator[ModelInfo]:
    """Returns the infos of every model of `package`, without importing their modules."""
    for _, data in shipped_all(package, "infos"):
        yield _model_info(package, data)


def _model_info(package: str, data: dict[str, Any]) -> ModelInfo:
    operations = import_module(f"{package}._gateway").OPERATIONS
    by_mode = {mode: operations[name] for mode, name in data.get("mode_operations", {}).items()}
    named = {"operation": operations[data["operation"]], "mode_operations": by_mode}
    found: ModelInfo = _value_of_type(ModelInfo, {**data, **named})
    return replace(
        found,
        operation=found.operation.for_medium(found.medium, found.answers),
        mode_operations={
            mode: one.for_medium(found.medium, found.answers) for mode, one in by_mode.items()
        },
    )


def _value_of_type(kind: Any, data: Any) -> Any:
    """JSON data as a value of a type of `info`: lists become tuples, objects become dataclasses."""
    if data is None or data.__class__ is kind:
        return data
    origin, inner = get_origin(kind), get_args(kind)
    made = origin or kind
    if hints := _hints(made):
        return made(**{name: _value_of_type(hints[name], one) for name, one in data.items()})
    if origin in (UnionType, Union):
        return _value_of_type(next(one for one in inner if one is not type(None)), data)
    if origin is tuple:
        return tuple(_value_of_type(inner[0], one) for one in data)
    if origin is dict:
        return {key: _value_of_type(inner[1], one) for key, one in data.items()}
    return data


@lru_cache
def _hints(kind: Any) -> dict[str, Any]:
    """The types of a dataclass's fields; empty for another type."""
    return get_type_hints(kind) if is_dataclass(kind) else {}
