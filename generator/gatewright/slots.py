"""The slots that an example envelope may mark, and what each of them stands for.

The runtime reads those of `READ`. Those of `SHOWN` are there for the shape of an answer: the mock fills
them, the exports describe them, and an application finds them in the raw answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

READ: dict[str, str] = {
    "id": "the task's id",
    "status": "the status word",
    "model": "the model's id, as it came",
    "created_at": "when the task was created",
    "credits.reserved": "credits set aside",
    "credits.final": "credits charged in the end",
    "credits.total": "credits charged",
    "credits.subscription": "credits from a subscription",
    "credits.permanent": "credits that were bought",
    "output.url": "address of an output",
    "output.base64": "an output itself, base64",
    "output.file_name": "name of an output",
    "output.content_type": "MIME type of an output",
    "output.width": "width in pixels",
    "output.height": "height in pixels",
    "first.url": "address of the first output, once more",
    "first.file_name": "name of the first output",
    "first.content_type": "MIME type of the first output",
    "first.width": "its width",
    "first.height": "its height",
    "error.code": "the error code",
    "error.message": "what went wrong, in words",
    "error.legacy_code": "an older error code",
    "request_id": "what the gateway's support asks for",
    "upload.url": "address of an uploaded file",
    "upload.token": "duration token of an uploaded file",
    "balance": "credits left",
}
"""What the runtime takes from answers."""
SHOWN: dict[str, str] = {
    "input": "the request, as the gateway understood it",
    "updated_at": "when it last changed",
    "count": "how many outputs there are",
    "actual_prompt": "the prompt after a rewrite",
    "error.type": "the kind of error",
}
"""What nothing but the mock and the exports knows by name."""
SLOTS = READ | SHOWN


def marked(
    node: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Every string below `node` that looks like ``<slot>``, without its brackets, with its path."""
    if isinstance(node, dict):
        for key, child in cast(dict[str, object], node).items():
            yield from marked(child, (*path, key))
    elif isinstance(node, list):
        for index, child in enumerate(cast(list[object], node)):
            yield from marked(child, (*path, index))
    elif isinstance(node, str) and len(node) > 2 and node[0] == "<" and node[-1] == ">":
        yield node[1:-1], path
