"""The data files of a gateway's package, read a model at a time.

A file of JSON Lines for each kind of data, one model a line: ``["module",{…}]``. A look-up finds the
line and parses no other. The kinds are ``index`` (what a list of models shows), ``infos``, ``rules``,
``schemas`` and ``facts``.

A line may say only what differs from another model's, which stands before it: ``["module",{"like":"other",
"but":{pointer: value},"pieces":{pointer: pieces}},names]``. The pieces of a list, or of an object's keys,
are its elements from a place on to another, and what comes behind them: ``[start, stop, more…]``. Where
texts of the other have its names, they have the model's own.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

LIKE, BUT, PIECES = "like", "but", "pieces"
KEPT = 8
"""Files that stay in memory."""


def load_data(package: str, kind: str, module: str) -> Any:
    """The data of that kind about the model in `module` of `package`.

    Raises FileNotFoundError, and KeyError where the file has no such model.
    """
    return _data_and_names(package, kind, module)[0]


def _data_and_names(package: str, kind: str, module: str) -> tuple[Any, list[str]]:
    """The data about a model, and its names where another model is like it."""
    data, names = line_of(_line(package, kind, module))[1:]
    if LIKE not in data:
        return data, names
    return merge_base(*_data_and_names(package, kind, data[LIKE]), data, names), names


def line_of(line: bytes) -> tuple[str, Any, list[str]]:
    """(module, data, names) of a line."""
    module, data, *names = json.loads(line)
    return module, data, names[0] if names else []


def merge_base(base: Any, names: list[str], less: Any, own: list[str]) -> Any:
    """The data of a model whose line says what differs from `base`, that of a model with other `names`."""
    from ..rules.pointers import steps

    base = rename_texts(base, names, own)
    for at, value in less.get(BUT, {}).items():
        base = put(base, steps(at), value)
    for at, pieces in less.get(PIECES, {}).items():
        base = put(base, steps(at), _join_pieces(look(base, steps(at)), pieces))
    return base


def _join_pieces(whole: Any, pieces: list[list[Any]]) -> Any:
    """A list, or an object, of pieces of another."""
    before: list[Any] = list(whole)
    found: Any = [one for start, stop, *more in pieces for one in (*before[start:stop], *more)]
    made: Any = {key: whole[key] for key in found} if whole.__class__ is dict else found
    return made


def rename_texts(data: Any, names: list[str], own: list[str]) -> Any:
    """`data` with the names `own` in its texts, in the place of `names`."""
    found: Any = data
    if data.__class__ is dict:
        return {key: rename_texts(one, names, own) for key, one in found.items()}
    if data.__class__ is list:
        return [rename_texts(one, names, own) for one in found]
    if data.__class__ is str:
        for old, new in zip(names, own, strict=False):
            found = found.replace(old, new)
    return found


def look(data: Any, at: list[str]) -> Any:
    """The value at the place `at`."""
    for step in at:
        data = data[step if data.__class__ is dict else int(step)]
    return data


def put(data: Any, at: list[str], value: Any) -> Any:
    """`data` with another value at the place `at`; what is around it is copied."""
    if not at:
        return value
    copy: Any = dict(data) if data.__class__ is dict else list(data)
    step: Any = at[0] if data.__class__ is dict else int(at[0])
    copy[step] = put(copy[step], at[1:], value) if len(at) > 1 else value
    return copy


def _line(package: str, kind: str, module: str) -> bytes:
    text, start = shipped_file(package, kind), json.dumps([module])[:-1].encode() + b","
    at = 0 if text.startswith(start) else text.find(b"\n" + start) + 1
    if not text.startswith(start, at):
        raise KeyError(module)
    return text[at : text.index(b"\n", at)]


@lru_cache(KEPT)
def shipped_file(package: str, kind: str) -> bytes:
    """The whole file of one kind of data."""
    return read_data(package, f"{kind}.jsonl")


def read_data(package: str, name: str) -> bytes:
    """A file of `package`. Raises FileNotFoundError."""
    # importlib.resources and pkgutil are slower: they take as long to load as a hundred of these files.
    module = import_module(package)
    loader = None if module.__spec__ is None else module.__spec__.loader
    give: Callable[[str], bytes] | None = getattr(loader, "get_data", None)
    if give is None or module.__file__ is None:
        raise FileNotFoundError(f"{package} was loaded by something that gives no files")
    return give(module.__file__.removesuffix("__init__.pyc").removesuffix("__init__.py") + name)
