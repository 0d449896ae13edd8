"""Answers of gateways, made from the places where a client reads them."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from typing import Any

from ..catalog.info import AnswerInfo, BodyPath, GatewayInfo
from ..client.media.png import png

PICTURE = png(bytes((64, 128, 192)) * 16, 4, 4, 3)
SOUND = (
    b"RIFF" + struct.pack("<I", 38) + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 8000, 1, 8)
    + b"data" + struct.pack("<I", 2) + b"\x80\x80"
)  # fmt: skip
FILM = b"\0\0\0\x18ftypisom\0\0\2\0isommp42" + b"\0\0\0\x08moov" + b"\0\0\0\x0cmdat\0\0\0\0"
FILES = {"image": (PICTURE, "image/png", "png"), "audio": (SOUND, "audio/wav", "wav")} | {
    "video": (FILM, "video/mp4", "mp4")
}
"""Medium → a small file, its MIME type and its suffix."""


def build_answer(
    answer: AnswerInfo | None, values: Mapping[str, Any], outputs: Sequence[Any] = ()
) -> Any:
    """The JSON data in which each slot of `answer` holds its value; None is left out."""
    data: dict[str, Any] = {}
    for slot, path in (answer.slots if answer is not None else {}).items():
        family, _, rest = slot.partition(".")
        if family == "output":
            place_each(data, path, [one.get(rest) for one in outputs])
        elif family == "first":
            place(data, path, outputs[0].get(rest) if outputs else None)
        else:
            place(data, path, values.get(slot))
    return data


def place(data: dict[str, Any], path: BodyPath, value: Any) -> None:
    """Puts `value` at `path`, unless it is None."""
    if value is None or "*" in path or not path:
        return
    for key in path[:-1]:
        data = data.setdefault(key, {})
    data[path[-1]] = value


def place_each(data: dict[str, Any], path: BodyPath, values: Sequence[Any]) -> None:
    """Puts the values into the elements of the list in `path`; without a list, the first one."""
    if "*" not in path:
        place(data, path, values[0] if values else None)
        return
    star = path.index("*")
    for key in path[: star - 1]:
        data = data.setdefault(key, {})
    rest = path[star + 1 :]
    elements = data.setdefault(path[star - 1], [{} for _ in values] if rest else [])
    for number, value in enumerate(values):
        if not rest:
            elements.append(value)
        elif value is not None:
            place_each(elements[number], rest, [value])


def word(gateway: GatewayInfo, meaning: str) -> str:
    """The gateway's own word for a state, else for the one next to it; at last the meaning itself."""
    near = {"queued": "running", "running": "queued"}.get(meaning)
    for wanted in (meaning, near):
        for said, means in reversed(gateway.states.items()):  # older words stand first
            if means == wanted:
                return said
    return meaning


def refusal(gateway: GatewayInfo, meaning: str, status: int, said: str = "") -> tuple[int, Any]:
    """(HTTP status, data) of an error with that meaning, by a documented code if there is one."""
    code, http = next(
        ((code, one.http) for code, one in gateway.errors.items() if one.means == meaning),
        (None, None),
    )
    number: Any = int(code) if code is not None and code.isdecimal() else code
    values = {"error.code": number, "error.message": said or f"a test asked for {meaning}"}
    return http or status, build_answer(gateway.answers.get("error"), values)
