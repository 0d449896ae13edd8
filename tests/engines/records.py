"""Records to two models, right and wrong ones, and what `validate` says about each."""

from __future__ import annotations

from typing import Any

from image_gateways import validate

NAME = "image_gateways"
"""The package whose models they are for."""
RIVYA, REAPI = "rivya/qwen2-image", "reapi/qwen-image-2"
BODIES: list[Any] = [
    {"model": "qwen2-image", "prompt": "a gull", "params": {"image_size": "16:9", "seed": 7}},
    {"model": "qwen2-image", "prompt": 5, "params": {"image_size": "2:1"}},
    {"model": "qwen-image-2", "prompt": "a gull", "seed": 3},
    {"model": "qwen-image-2", "prompt": "a gull", "image_size": "21:9", "nsfw_checker": "no"},
    {"model": "qwen2-imag", "prompt": "a gull"},
    {},
    [1],
    None,
]
KEYS = [RIVYA, RIVYA, REAPI, REAPI, None, None, None, None]


def rules(result: Any) -> list[str]:
    """The rules that a result says are broken."""
    return [one["rule"] for one in result["violations"]]


def expected(index: int) -> list[dict[str, Any]]:
    """What `validate` says about the body of that index."""
    key = KEYS[index]
    assert key is not None
    return [one.as_dict() for one in validate(key, BODIES[index])]


def in_columns(index: int) -> list[dict[str, Any]]:
    """The same as Arrow has it: without what was meant, which may be of any type."""
    return [{key: one[key] for key in one if key != "meant"} for one in expected(index)]
