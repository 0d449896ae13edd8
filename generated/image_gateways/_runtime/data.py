"""The data files of a gateway's package, read a model at a time.

A file of JSON Lines for each kind of data, one model a line: ``["module",{…}]``. A look-up finds the
line and parses no other. The kinds are ``index`` (what a list of models shows), ``infos``, ``rules``,
``schemas`` and ``facts``.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

KEPT = 8
"""Files that stay in memory."""


def shipped(package: str, kind: str, module: str) -> Any:
    """The data of that kind about the model in `module` of `package`.

    Raises FileNotFoundError, and KeyError where the file has no such model.
    """
    text, start = shipped_file(package, kind), json.dumps([module])[:-1].encode() + b","
    at = 0 if text.startswith(start) else text.find(b"\n" + start) + 1
    if not text.startswith(start, at):
        raise KeyError(module)
    return json.loads(text[at : text.index(b"\n", at)])[1]


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
