"""The files of an answer: in a list, alone, nested, labelled, or the answer itself."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ...catalog.info import FILE_FAMILIES, JSON, AnswerInfo, BodyPath
from ...rules.messages import show_value
from ..outcome import Output

ADDRESSES = ("https://", "http://")
FIRST = "first"
"""The family of a file that stands beside the list of all."""
MOST_OUTPUTS = 100
"""Results of one answer that are read: more than any page lets one ask for."""


@dataclass(frozen=True, slots=True)
class FileGroup:
    """Files of an answer that stand together, and where each says what of itself."""

    family: str
    label: str
    where: BodyPath
    """What leads to one file, up to the last list."""
    fields: dict[str, BodyPath]
    """Field → its place in the file's own part of the answer."""


@lru_cache(maxsize=512)
def file_groups(answer: AnswerInfo) -> tuple[FileGroup, ...]:
    """The groups of files that a page shows in an answer; the family of a file beside them is first."""
    groups: dict[str, dict[str, BodyPath]] = {}
    for slot, path in answer.slots.items():
        group, _, name = slot.rpartition(".")
        if name == "bytes":
            continue  # the answer itself is the file, where it is not JSON
        if group.partition(".")[0] in (*FILE_FAMILIES, FIRST):
            groups.setdefault(group, {})[name] = path
    found: list[FileGroup] = []
    for group, fields in groups.items():
        family, _, label = group.partition(".")
        where = () if family == FIRST else common(list(fields.values()))
        own = {name: path[len(where) :] for name, path in fields.items()}
        found.append(FileGroup(family, label, where, own))
    return tuple(found)


def read_outputs(answer: AnswerInfo | None, data: JSON, warnings: list[str]) -> Iterator[Output]:
    """The files of an answer; where there are none, the single one that stands beside them."""
    if answer is None:
        return
    groups = file_groups(answer)
    count = 0
    for group in groups:
        if group.family != FIRST:
            for output in of_group(group, data, warnings):
                count += 1
                yield output
    for group in groups:
        if group.family == FIRST and count == 0:
            alone = _output(file_values(group, data))
            if alone is not None:
                warnings.append("the answer has no list of results, only a first one")
                yield alone


def of_group(group: FileGroup, data: JSON, warnings: list[str]) -> Iterator[Output]:
    """The files of a group: each element of their list, or the one."""
    found = elements(data, group.where)
    if len(found) > MOST_OUTPUTS:
        warnings.append(
            f"the answer lists {len(found):,} results; the first {MOST_OUTPUTS} are here, and raw "
            "holds the links of all"
        )
    for index, element in enumerate(found[:MOST_OUTPUTS]):
        values = file_values(group, element)
        medium = "" if group.family == "output" else group.family
        output = _output({"label": group.label, **values}, medium)
        if output is not None:
            yield output
        elif failed := _failure(values):
            warnings.append(f"result {index + 1} of {len(found)} was not made: {failed}")
        else:
            warnings.append(f"result {index + 1} holds no file: {show_value(element)}")


def file_values(group: FileGroup, element: JSON) -> dict[str, Any]:
    """What a file says of itself, by field."""
    return {name: value_at(element, path) for name, path in group.fields.items()}


def common(paths: list[BodyPath]) -> BodyPath:
    """What leads to one file: the steps that all of `paths` share, up to their last list."""
    shared = paths[0]
    for path in paths[1:]:
        same = [one == other for one, other in zip(shared, path, strict=False)]
        shared = shared[: same.index(False) if False in same else len(same)]
    stars = [index for index, step in enumerate(shared) if step == "*"]
    return shared[: stars[-1] + 1] if stars else shared


def elements(data: JSON, where: BodyPath) -> list[Any]:
    """Everything at `where`; a list stands for its elements whether or not the page shows one."""
    level: list[Any] = [data]
    for step in (*where, "*"):
        if step == "*":
            level = [one for node in level for one in _as_list(node)]
        else:
            level = [value_at(node, (step,)) for node in level]
    return [] if level == [None] else level


def _as_list(node: Any) -> list[Any]:
    return node if isinstance(node, list) else [node]  # pyright: ignore[reportUnknownVariableType]


def value_at(data: JSON, path: BodyPath) -> Any:
    """What sits at `path`, or None; of a list the first element."""
    for key in path:
        if key == "*" and isinstance(data, list):
            data = data[0] if data else None  # pyright: ignore[reportUnknownVariableType]
        elif isinstance(data, dict):
            data = data.get(key)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        else:
            return None
    return data  # pyright: ignore[reportUnknownVariableType]


def all_at(data: JSON, path: BodyPath) -> list[Any]:
    """Everything at `path`, for each element of the lists that it goes through."""
    level: list[Any] = [data]
    for step in path:
        if step == "*":
            level = [one for node in level if isinstance(node, list) for one in node]  # pyright: ignore[reportUnknownVariableType]
        else:
            level = [value_at(node, (step,)) for node in level]
    return level


def of_bytes(content: bytes, media_type: str | None) -> Output:
    """The file that an answer is itself."""
    return Output(None, base64.b64encode(content).decode(), media_type)


def _output(found: dict[str, Any], medium: str = "") -> Output | None:
    url = _text(found.get("url"))
    inline = _text(found.get("base64")) or _text(found.get("data_url"))
    if url is not None and url.startswith("data:"):
        url, inline = None, url
    if url is None and inline is None:
        inline = _of_hex(_text(found.get("hex")))
    if url is None and inline is None:
        # A param may ask for the address in the place of the content.
        texts = (_text(found.get(name)) for name in ("base64", "hex"))
        url = next((text for text in texts if text and text.startswith(ADDRESSES)), None)
    if inline is not None and inline.startswith(ADDRESSES):
        url, inline = url or inline, None
    if url is None and inline is None:
        return None
    return Output(
        url=url,
        base64=inline,
        media_type=_text(found.get("content_type")) or _of_data_url(inline),
        width=whole(found.get("width")),
        height=whole(found.get("height")),
        file_name=_text(found.get("file_name")),
        medium=medium,
        label=_text(found.get("label")) or "",
        seconds=_number(found.get("seconds")),
    )


def _failure(found: dict[str, Any]) -> str:
    """Why a file was not made, as the answer says of it alone; empty where it says nothing."""
    message, code = _text(found.get("error_message")), found.get("error_code")
    said = message or ("" if code is None else f"error {show_value(code)}")
    return f"{said} ({code})" if message and code is not None else said


def _of_hex(digits: str | None) -> str | None:
    try:
        return base64.b64encode(bytes.fromhex(digits)).decode() if digits else None
    except ValueError:
        return None


def _of_data_url(inline: str | None) -> str | None:
    """The MIME type that a data URL begins with."""
    if inline is None or not inline.startswith("data:"):
        return None
    return inline[5:].partition(",")[0].partition(";")[0] or None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def whole(value: Any) -> int | None:
    """A whole number, or None."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _number(value: Any) -> float | None:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(value) if number else None
