"""One record from its bytes, with everything that JSON leaves open noted."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from .faults import InputFault, no_json, no_utf8, not_finite, twice

BOM = b"\xef\xbb\xbf"
"""What some editors put before a text in UTF-8; it says nothing."""
BLANK = " \t\r\n"
"""What JSON takes for blanks; Python knows more of them."""
NOTHING: Final = object()
"""What a record holds that cannot be read."""


Encoded = bytes | bytearray | memoryview | str
"""JSON text; UTF-8 where it is bytes."""


def as_bytes(text: Encoded) -> bytes | None:
    """`text` as it would travel; None where a lone surrogate keeps it from travelling."""
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

    def quick(self, data: bytes) -> Any:
        """What is in `data`, or NOTHING when there is anything odd about it."""
        try:
            text = data.decode()
            body, end = self._scan(text, 0)
        except (ValueError, StopIteration, RecursionError):
            return NOTHING
        if self._twice or self._constants:
            self._twice.clear()
            self._constants.clear()
            return NOTHING
        return NOTHING if text[end:].strip(BLANK) else body

    def read(self, data: bytes, offset: int = 0) -> tuple[Any, list[InputFault]]:
        """(body, faults); `offset` is where `data` begins in its file. NOTHING when it is no JSON."""
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            return NOTHING, [no_utf8(offset + error.start)]
        # What an earlier record left behind when it turned out to be no JSON.
        self._twice.clear()
        self._constants.clear()
        try:
            body = self._decode(text)
        except json.JSONDecodeError as error:
            at = offset + len(text[: error.pos].encode())
            return NOTHING, [no_json(error.msg.partition(":")[0].strip(), at)]
        except RecursionError:
            return NOTHING, [no_json("nested too deep", offset)]
        except ValueError:
            return NOTHING, [no_json("a number too long to be read", offset)]
        return body, self._noted(offset)

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
        return body, self._noted(offset), end

    def _noted(self, offset: int) -> list[InputFault]:
        """What was odd about the value that was read last."""
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
