"""Answers that hold the file itself, as text in JSON or as their whole body."""

from __future__ import annotations

from functools import lru_cache

from ...catalog.info import OperationInfo
from ..http.message import FILES_CAP, JSON_CAP, HttpResponse
from ..outcome import Output
from .answers import SUCCEEDED
from .outputs import of_bytes

FIELDS = ("base64", "data_url", "hex", "bytes")
"""Fields of slots that hold a file itself."""


def itself(operation: OperationInfo, response: HttpResponse) -> Output | None:
    """The file that the answer is, where a page shows it so; None for a text."""
    shown = operation.answers.get(SUCCEEDED)
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if shown is None or "output.bytes" not in shown.slots or not response.body:
        return None
    return None if kind.startswith("text/") else of_bytes(response.body, kind or None)


@lru_cache(maxsize=256)
def cap(operation: OperationInfo) -> int:
    """Bytes that an answer may have: more where the files themselves are in it."""
    answers = operation.answers.values()
    inline = any(slot.rpartition(".")[2] in FIELDS for answer in answers for slot in answer.slots)
    return FILES_CAP if inline else JSON_CAP
