"""The slots that an example envelope may mark, and the meaning of each.

The runtime reads every one of them. Slots of files are made of a family, a label where there is one, and a field: ``output.url``, ``image.cover.url``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, cast

from .runtime.catalog.info import FILE_FAMILIES

READ: dict[str, str] = {
    "id": "the task's id",
    "status": "the status word",
    "model": "the model's id, as it came",
    "created_at": "when the task was created",
    "updated_at": "when it last changed",
    "input": "the request, as the gateway understood it",
    "count": "how many outputs there are",
    "actual_prompt": "the prompt after a rewrite",
    "address.poll": "where to ask for the task",
    "address.result": "where its result lies",
    "address.cancel": "where to stop it",
    "credits.reserved": "credits set aside",
    "credits.final": "credits charged in the end",
    "credits.total": "credits charged",
    "credits.subscription": "credits from a subscription",
    "credits.permanent": "credits that were bought",
    "used.seconds": "seconds that were made or computed",
    "used.characters": "characters that were read",
    "used.tokens": "tokens in all",
    "used.input_tokens": "tokens of the request",
    "used.output_tokens": "tokens of the result",
    "used.images": "images that were made",
    "used.megapixels": "megapixels that were made",
    "progress.position": "the task's place in the queue",
    "progress.percent": "how much of it is done, 0 to 100",
    "progress.log": "what the model prints while it works: a text, or each line of a list",
    "first.url": "address of the first output, once more",
    "first.file_name": "name of the first output",
    "first.content_type": "MIME type of the first output",
    "first.width": "its width",
    "first.height": "its height",
    "error.code": "the error code",
    "error.message": "what went wrong, in words",
    "error.legacy_code": "an older error code",
    "error.type": "the kind of error, in the gateway's words",
    "request_id": "what the gateway's support asks for",
    "upload.url": "address of an uploaded file",
    "upload.put": "the signed address that a file is put at",
    "upload.token": "duration token of an uploaded file",
    "balance": "credits left",
}
"""What the runtime takes from answers, beside files."""
FILE_FIELDS = {
    "url": "address of a file",
    "base64": "the file itself, as base64 digits alone",
    "data_url": "the file itself, as base64 behind data:TYPE;base64,",
    "hex": "the file itself, in hexadecimal digits",
    "bytes": "the file itself, as the whole answer",
    "label": "what the answer calls the file",
    "file_name": "name of a file",
    "content_type": "MIME type of a file",
    "width": "width in pixels",
    "height": "height in pixels",
    "seconds": "length of a film or a sound",
    "error_code": "code of the error of this file alone",
    "error_message": "why this file alone was not made",
}
"""What the slots of a file end with."""
OUTPUTS: dict[str, str] = {f"output.{name}": meaning for name, meaning in FILE_FIELDS.items()}
"""Of each file, whatever its medium."""
SLOTS = READ | OUTPUTS
"""Every slot but those of one medium and with a label."""
CONTENT = ("url", "base64", "data_url", "hex", "bytes")
"""The fields that hold a file, or lead to it."""
_FILE = re.compile(
    rf"({'|'.join(FILE_FAMILIES)})(?:\.([a-z][a-z0-9_]*))?\.({'|'.join(FILE_FIELDS)})\Z"
)


class FileSlot(NamedTuple):
    """A slot of a file."""

    family: str
    """output: of the model's own medium; image, video or audio: of that one."""
    label: str
    """What tells the file from the others of the answer; empty: it is one of a list, or alone."""
    field: str


def file_slot(name: str) -> FileSlot | None:
    """The parts of a file's slot, or None for another slot."""
    match = _FILE.match(name)
    return FileSlot(match[1], match[2] or "", match[3]) if match else None


def is_slot(name: str) -> bool:
    """Whether there is a slot of that name."""
    return name in SLOTS or file_slot(name) is not None


def find_slots(
    node: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Every string below `node` that looks like ``<slot>``, without its brackets, with its path."""
    if isinstance(node, dict):
        for key, child in cast(dict[str, object], node).items():
            yield from find_slots(child, (*path, key))
    elif isinstance(node, list):
        for index, child in enumerate(cast(list[object], node)):
            yield from find_slots(child, (*path, index))
    elif isinstance(node, str) and len(node) > 2 and node[0] == "<" and node[-1] == ">":
        yield node[1:-1], path
