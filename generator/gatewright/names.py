"""Identifiers of the generated code, made once and from the id alone: a neighbour never renames a model."""

from __future__ import annotations

import keyword
import re
import unicodedata
from functools import lru_cache
from typing import Any

_IN_ID = re.compile(r"[a-z0-9]+")
_VERSION = re.compile(r"(?<=[a-z]{2})(?=[0-9]+\.[0-9])")
"""Between a word and a version with a dot behind it: ``wan`` and ``2.2``, but not ``v`` and ``2.6``."""
_HASH = re.compile(r":[0-9a-f]{32,}\Z")
"""A version that is a digest."""
_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z0-9]+|[A-Z]+|[0-9]+")


def words(text: str) -> list[str]:
    """``referenceMediaItems`` → ``['reference', 'Media', 'Items']``; anything but letters and digits parts."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    # Said aloud, because an id with it stands beside one without.
    return _WORD.findall(folded.replace("+", " plus "))


@lru_cache(4096)
def snake(text: str) -> str:
    """A Python identifier in snake case: ``aspectRatio`` → ``aspect_ratio``, ``flux.1-dev`` → ``flux_1_dev``."""
    name = "_".join(word.lower() for word in words(text)) or "unnamed"
    if name[0].isdigit():
        name = f"n{name}"
    return f"{name}_" if keyword.iskeyword(name) else name


def pascal(text: str) -> str:
    """A class name: ``qwen2-image`` → ``Qwen2Image``."""
    name = "".join(word[0].upper() + word[1:] for word in words(text)) or "Unnamed"
    return f"N{name}" if name[0].isdigit() else name


def constant(text: str) -> str:
    """A constant's name: ``params.image_size`` → ``PARAMS_IMAGE_SIZE``."""
    return snake(text).rstrip("_").upper()


def model_name(facts: dict[str, Any]) -> str:
    """What clients call the model of a spec: its `name`, else its id in small letters.

    Of an id with slashes the first part, who made it, is left out: ``openai/sora-2/text-to-video`` →
    ``sora_2_text_to_video``. Words that stand before an id with a leading digit in the title come first:
    ``4o-image``, titled GPT-4o Image, → ``gpt_4o_image``. Without such words the name begins with a digit.
    Where a spec says so, the operation comes last. A version that is a digest is left out.
    """
    name: str | None = facts.get("name")
    if name is not None:
        return name
    model_id: str = facts["id"]
    if facts.get("names_operation") and "operation" in facts:
        shared = {key: one for key, one in facts.items() if key != "names_operation"}
        return f"{model_name(shared)}_{facts['operation']}"
    model_id = _HASH.sub("", model_id)
    own = _id_words(model_id.partition("/")[2] or model_id)
    if own and own[0][0].isdigit():
        title = _id_words(facts["title"])
        starts = (at for at in range(1, len(title)) if title[at : at + len(own)] == own)
        own = title[: next(starts, 0)] + own
    return "_".join(own)


def _id_words(text: str) -> list[str]:
    """``Wan2.2-I2V`` → ``['wan', '2', '2', 'i2v']``: capital letters part no words here."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _IN_ID.findall(_VERSION.sub(" ", folded.replace("+", " plus ")))


def model_classes(name: str) -> tuple[str, str]:
    """The classes of a model called `name`: on a sync and on an async client."""
    return pascal(name), f"Async{pascal(name)}"
