"""The fast path where msgspec is installed: it may only accept, and what it accepts is right.

For each model one msgspec type is made from the JSON Schema that ships with it. The type is as
narrow as the schema in every mode at once; what it cannot say it leaves out. So whatever it reads
breaks no rule, and whatever it refuses is judged by the validator like everything else.

msgspec keeps the last of two equal keys. What was read is therefore written anew: each key that
was there twice has cost at least one colon. Where no colon is hidden behind an escape, equal
numbers of colons prove that every key was there once; and so does equal length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from ..catalog import Catalog
from .decode import NOTHING
from .schematypes import Unsayable, request_type
from .which import MODEL, Which


def hides(data: bytes) -> bool:
    """Whether an escape in `data` may stand for a colon."""
    # Looking for one byte first, which is much quicker.
    return b"\\" in data and rb"\u003" in data


class Fast:
    """Reads requests of one or several models, accepting what is certainly right."""

    def __init__(self, wanted: Any, models: dict[type, str]) -> None:
        msgspec = import_module("msgspec")
        self._models = models
        self._only = next(iter(models.values())) if len(models) == 1 else None
        self.request: Callable[[bytes], Any] = msgspec.json.Decoder(wanted).decode
        self.anything: Callable[[bytes], Any] = msgspec.json.Decoder().decode
        self.write: Callable[[Any], bytes] = msgspec.json.Encoder().encode

    def sort(self, data: bytes) -> tuple[Counter[str], list[bytes], list[tuple[int, Any]]]:
        """(model → right lines, all lines, (index, body) of the lines that need a closer look).

        A body is NOTHING where the line has equal keys or is no JSON.
        """
        lines = data.split(b"\n")
        right: list[Any] = []
        rest: list[int] = []
        left = iter(lines)
        while True:
            try:
                # No loop of Python's over the right ones; what is refused is left out of `right`.
                right.extend(map(self.request, left))
                break
            except Exception:
                rest.append(len(right) + len(rest))
        refused = [lines[index] for index in rest]
        bodies = [self._anything_in(line) for line in refused]
        read = [one for one in zip(refused, bodies, strict=True) if one[1] is not NOTHING]
        if not (
            self._all_once(b"".join([line for line, _ in read]), [body for _, body in read])
            and self._right_once(data, len(lines) - 1, b"".join(refused), right)
        ):
            return self._one_by_one(lines)
        return self._counted(right), lines, list(zip(rest, bodies, strict=True))

    def body(self, data: bytes) -> Any:
        """What `data` holds, or NOTHING where it has equal keys or is no JSON."""
        body = self._anything_in(data)
        return body if body is not NOTHING and self._all_once(data, body) else NOTHING

    def _anything_in(self, line: bytes) -> Any:
        try:
            return self.anything(line)
        except Exception:
            return NOTHING

    def _all_once(self, data: bytes, read: Any) -> bool:
        """Whether certainly no key is twice in `data`, which was read as `read`."""
        return not hides(data) and self.write(read).count(b":") == data.count(b":")

    def _right_once(self, data: bytes, newlines: int, refused: bytes, right: list[Any]) -> bool:
        """The same of `data` without the lines that were refused."""
        written = self.write(right)
        if len(written) - len(right) - 1 == len(data) - newlines - len(refused):
            # Right requests hold no floats here, so nothing can be written any shorter.
            return True
        return not hides(data) and written.count(b":") == data.count(b":") - refused.count(b":")

    def _one_by_one(
        self, lines: list[bytes]
    ) -> tuple[Counter[str], list[bytes], list[tuple[int, Any]]]:
        right: list[Any] = []
        rest: list[tuple[int, Any]] = []
        for index, line in enumerate(lines):
            try:
                request = self.request(line)
                if self._all_once(line, request):
                    right.append(request)
                    continue
            except Exception:
                pass
            rest.append((index, self.body(line)))
        return self._counted(right), lines, rest

    def _counted(self, right: list[Any]) -> Counter[str]:
        if self._only is not None:
            return Counter({self._only: len(right)} if right else {})
        return Counter({self._models[one]: n for one, n in Counter(map(type, right)).items()})


def fast_reader(
    catalog: Catalog, which: Which, model: str | None, field: str | None
) -> Fast | None:
    """The fast path for `model`, or for all models that a request can name; None where there is none.

    `field` is the key under which each request says what it is for, where that is no key of its own.
    """
    if find_spec("msgspec") is None:
        return None
    types: dict[type, str] = {}
    for key in which.keys if model is None else (model,):
        try:
            tag = None if model is not None else _tag(catalog, which, key, field)
            types[request_type(catalog, key, tag)] = key
        except Unsayable:
            continue
    if not types:
        return None
    wanted: Any = None
    for one in types:
        wanted = one if wanted is None else wanted | one
    return Fast(wanted, types)


def _tag(catalog: Catalog, which: Which, key: str, field: str | None) -> tuple[str, str]:
    """(key, value) by which a request is known to be for the model `key`; raises Unsayable."""
    name = field or MODEL
    own = catalog.data(key, "schemas")["properties"].get(name)
    if own is None and field is not None:
        return name, key
    if own is None or "const" not in own or which.by_id[own["const"]] != (key,):
        raise Unsayable(name)
    return name, own["const"]
