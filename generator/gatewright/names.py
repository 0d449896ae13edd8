"""Identifiers of the generated code, made once and from the id alone: a neighbour never renames a model."""

from __future__ import annotations

import keyword
import re
import unicodedata
from functools import lru_cache

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


def last_segment(model_id: str) -> str:
    """The part of a model's id behind the last slash, which names the model."""
    return model_id.rpartition("/")[2]


def model_classes(name: str) -> tuple[str, str]:
    """The classes of a model called `name`: on a sync and on an async client."""
    return pascal(name), f"Async{pascal(name)}"
