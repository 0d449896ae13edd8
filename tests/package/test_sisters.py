"""For a key of another gateway, the suggestion names the model's own key."""

from __future__ import annotations

import pytest

from image_gateways import validate
from image_gateways._runtime.rules.meant.sisters import own_name

REAPI, RIVYA = "reapi/qwen-image-2", "rivya/qwen2-image"
SKILLS, VERSE = "skills-video/qwen/qwen-image-2", "umodelverse/Qwen/Qwen-Image"


@pytest.mark.parametrize(
    ("model", "word", "own"),
    [
        (REAPI, "aspect_ratio", "image_size"),
        (REAPI, "image_urls", "image_url"),
        (REAPI, "referenceMediaItems", "image_url"),
        (RIVYA, "aspect_ratio", "/params/image_size"),
        (RIVYA, "image_url", "/params/referenceMediaItems"),
        (SKILLS, "referenceMediaItems", "image_urls"),
        (SKILLS, "size", "aspect_ratio"),
        (VERSE, "image_url", None),
        (VERSE, "n", None),
        (RIVYA, "nobody_has_this", None),
        ("no/such-model", "image_url", None),
    ],
)
def test_the_own_name_of_what_a_sister_takes(model: str, word: str, own: str | None) -> None:
    assert own_name(model, word) == own


def test_it_is_the_suggestion_where_no_own_key_is_near() -> None:
    body = {"model": "qwen2-image", "prompt": "a fox", "image_url": "https://a.example/b.png"}
    (violation,) = validate(RIVYA, body)
    assert violation.suggestion == "here that is /params/referenceMediaItems"
    (violation,) = validate(RIVYA, {"model": "qwen2-image", "prompt": "a fox", "seed": 1})
    assert violation.suggestion == "it belongs in /params/seed"
