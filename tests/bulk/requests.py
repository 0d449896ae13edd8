"""Requests to several models, right and wrong, as lines."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from backports import zstd

RIVYA = "rivya/qwen2-image"
SKILLS = "skills-video/qwen/qwen-image-2"


def right(number: int = 0) -> dict[str, Any]:
    """A right request that names its model."""
    params = {"image_size": "16:9", "seed": number}
    return {"model": "qwen2-image", "prompt": f"gull {number}", "params": params}


def wrong(number: int = 0) -> dict[str, Any]:
    """A request with two mistakes."""
    return {"model": "qwen2-image", "prompt": number, "params": {"image_size": "2:1"}}


def line(body: Any) -> bytes:
    """A body as one line, with its end."""
    return json.dumps(body).encode() + b"\n"


GOOD: list[dict[str, Any]] = [
    {"model": "qwen-image-2", "prompt": "a harbour", "image_size": "16:9", "seed": 7},
    {"model": "Qwen/Qwen-Image", "prompt": "two boats", "size": "1024x1024"},
    {"model": "qwen2-image", "prompt": "ein Leuchtturm über der Bucht"},
    {"model": "qwen-image", "prompt": "a kite"},
]
BAD: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    ({"model": "qwen-image-2", "prompt": 7}, [("/prompt", "type")]),
    (
        {"model": "qwen-image-2", "image_size": "99:1", "sed": 1},
        [("/prompt", "required"), ("/image_size", "enum"), ("/sed", "additionalProperties")],
    ),
    ({"model": "Qwen/Qwen-Image", "prompt": "a", "size": None}, [("/size", "type")]),
]
"""Bodies, and (pointer, rule) of everything that is wrong with them."""

PACKINGS: Mapping[str, tuple[str, Callable[[bytes], bytes]]] = {
    "plain": ("", bytes),
    "gzip": (".gz", gzip.compress),
    "zstd": (".zst", partial(zstd.compress, options={zstd.CompressionParameter.checksum_flag: 1})),
}
"""Name → ending of the file's name, and what packs it."""


def lines(*bodies: Any) -> bytes:
    """Bodies as JSON Lines; bytes stand for themselves."""
    return b"".join(one + b"\n" if isinstance(one, bytes) else line(one) for one in bodies)
