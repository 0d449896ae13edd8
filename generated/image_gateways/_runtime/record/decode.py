"""Reads one record from bytes and notes everything that JSON leaves open."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from .faults import InputFault, no_json, no_utf8, not_finite, twice

BOM = b"\xef\xbb\xbf"
"""The byte order mark that some editors write before UTF-8. It is ignored."""
BLANK = " \t\r\n"
"""The white space of JSON. Python accepts more characters."""
NOTHING: Final = object()
"""The body of a record that cannot be read."""


Encoded = bytes | bytearray | memoryview | str
"""JSON text; UTF-8 where it is bytes."""


def as_bytes(text: Encoded) -> bytes | None:
    """Returns `text` in UTF-8, or None when it has a lone surrogate."""
    try:
        return text.encode() if isinstance(text, str) else memoryview(text).tobytes()
    except UnicodeEncodeError:
        return None


class RecordReader:
    """Reads records one by one with the standard library; not for several threads."""

    def __init__(self) -> None:
        self._twice: list[str] = []
        self._constants: list[str] = []
        decoder = json.JSONDecoder(object_pairs_hook=self._object, parse_constant=self._constant)
        self._decode = decoder.decode
        scan: Callable[[str, int], tuple[Any, int]] = vars(decoder)["scan_once"]
        self._scan = scan

    def read(
        self, data: bytes, offset: int = 0, *, whole: bool = False
    ) -> tuple[Any, list[InputFault]]:
        """(body, faults); `offset` is where `data` begins in its file. NOTHING when it is not JSON.

        `whole`: nothing but `data` is in the file, so that faults tell line and column too.
        """
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            return NOTHING, [no_utf8(offset + error.start)]
        # Drop notes of an earlier record that was not JSON.
        self._twice.clear()
        self._constants.clear()
        try:
            body = self._decode(text)
        except json.JSONDecodeError as error:
            at = offset + len(text[: error.pos].encode())
            place = (error.lineno, error.colno) if whole else None
            return NOTHING, [no_json(error.msg.partition(":")[0].strip(), at, place)]
        except RecursionError:
            return NOTHING, [no_json("nested too deep", offset)]
        except ValueError:
            return NOTHING, [no_json("a number too long to be read", offset)]
        return body, self._take_faults(offset)

    def element(self, text: str, at: int, offset: int) -> tuple[Any, list[InputFault], int]:
        """(body, faults, where it ends) of the value that begins at `at` in a longer text.

        `offset` is its first byte in its file. The body is NOTHING where there is no JSON.
        """
        self._twice.clear()
        self._constants.clear()
        try:
            body, end = self._scan(text, at)
        except StopIteration:
            return NOTHING, [no_json("Expecting value", offset)], at
        except (ValueError, RecursionError) as error:
            what = error.msg if isinstance(error, json.JSONDecodeError) else "cannot be read"
            return NOTHING, [no_json(what, offset)], at
        return body, self._take_faults(offset), end

    def _take_faults(self, offset: int) -> list[InputFault]:
        """Returns the notes on the last value as faults."""
        if not self._twice and not self._constants:
            return []
        faults = [twice(key, offset) for key in dict.fromkeys(self._twice)]
        faults += [not_finite(name, offset) for name in dict.fromkeys(self._constants)]
        self._twice.clear()
        self._constants.clear()
        return faults

    def _constant(self, name: str) -> float:
        self._constants.append(name)
        return float(name)

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        body = dict(pairs)
        if len(body) != len(pairs):
            seen: set[str] = set()
            for key, _ in pairs:
                if key in seen:
                    self._twice.append(key)
                seen.add(key)
        return body
