"""The fast path where msgspec is installed: it may only accept, and what it accepts is right.

For each model one msgspec type is made from the JSON Schema that ships with it. The type is as
narrow as the schema in every mode at once; what it cannot say it leaves out. So whatever it reads
breaks no rule, and whatever it refuses is judged by the validator like everything else.

msgspec keeps the last of two equal keys. Writing a request anew gives at most as many bytes as it
was read from without blanks (floats, of which that is not true, are not accepted), and fewer
bytes when a key was there twice. So equal lengths prove that none was.
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
from .which import Which


class Fast:
    """Reads requests of one or several models, accepting what is certainly right."""

    def __init__(self, wanted: Any, models: dict[type, str]) -> None:
        msgspec = import_module("msgspec")
        self._models = models
        self._request: Callable[[bytes], Any] = msgspec.json.Decoder(wanted).decode
        self._anything: Callable[[bytes], Any] = msgspec.json.Decoder(float_hook=_refuse).decode
        self._write: Callable[[Any], bytes] = msgspec.json.Encoder().encode
        self._strip: Callable[..., bytes] = msgspec.json.format

    def sort(self, data: bytes) -> tuple[Counter[str], list[bytes], list[int]]:
        """(model → right lines, all lines, indices of the lines that need a closer look)."""
        lines = data.split(b"\n")
        read: list[Any] = []
        rest: list[int] = []
        left = iter(lines)
        while True:
            try:
                # No loop of Python's over the right ones; what is refused is left out of `read`.
                read.extend(map(self._request, left))
                break
            except Exception:
                rest.append(len(read) + len(rest))
        if read and not self._once_each(data, lines, rest, read):
            doubtful = self._doubtful(lines, rest, read)
            for _, place in reversed(doubtful):
                del read[place]
            rest = sorted([*rest, *(index for index, _ in doubtful)])
        types = (
            Counter(map(type, read))
            if len(self._models) > 1
            else Counter({list(self._models)[0]: len(read)})
        )
        return Counter({self._models[one]: n for one, n in types.items() if n}), lines, rest

    def body(self, line: bytes) -> Any:
        """What a line holds, or NOTHING when it has floats, equal keys or is no JSON."""
        try:
            body = self._anything(line)
            written = len(self._write(body))
            if written == len(line) or written == len(self._strip(line, indent=-1)):
                return body
        except Exception:
            return NOTHING
        return NOTHING

    def _once_each(self, data: bytes, lines: list[bytes], rest: list[int], read: list[Any]) -> bool:
        """Whether no key is twice in any line that was read."""
        # The list's brackets and commas are one byte more than the line ends in `data`.
        written = len(self._write(read)) - len(read) - 1
        size = len(data) - len(lines) + 1 - sum([len(lines[index]) for index in rest])
        if size == written:
            return True
        if rest:
            skip = set(rest)
            kept = [line for index, line in enumerate(lines) if index not in skip]
        else:
            kept = lines
        stripped = self._strip(b"[" + b",".join(kept) + b"]", indent=-1)
        return len(stripped) - len(read) - 1 == written

    def _doubtful(
        self, lines: list[bytes], rest: list[int], read: list[Any]
    ) -> list[tuple[int, int]]:
        """(index, place in `read`) of the lines in which a key may be twice."""
        skip = set(rest)
        indices = (index for index in range(len(lines)) if index not in skip)
        write, strip = self._write, self._strip
        return [
            (index, place)
            for place, (index, one) in enumerate(zip(indices, read, strict=True))
            if len(write(one)) != len(strip(lines[index], indent=-1))
        ]


def fast_reader(catalog: Catalog, which: Which, model: str | None, field: str) -> Fast | None:
    """The fast path for `model`, or for all that say under `field` what they are for; None: none."""
    if find_spec("msgspec") is None:
        return None
    types: dict[type, str] = {}
    if model is not None:
        try:
            types[request_type(catalog, model)] = model
        except Unsayable:
            return None
    else:
        for key in which.keys:
            id = key.partition("/")[2]
            if field == "model" and which.by_id[id] != (key,):
                continue
            try:
                types[request_type(catalog, key, field)] = key
            except Unsayable:
                continue
    if not types:
        return None
    wanted: Any = None
    for one in types:
        wanted = one if wanted is None else wanted | one
    return Fast(wanted, types)


def _refuse(text: str) -> float:
    raise ValueError(text)
