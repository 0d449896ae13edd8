"""Identifiers of the generated code, made once and from the id alone: a neighbour never renames a model."""

from __future__ import annotations

import inspect
import keyword
import re
import unicodedata
from functools import lru_cache

from .runtime.client import errors
from .runtime.client.reserved import RESERVED

_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z0-9]+|[A-Z]+|[0-9]+")
_MODULES_TAKEN = frozenset({"client", "rules", "schemas", "facts"})


def words(text: str) -> list[str]:
    """``referenceMediaItems`` → ``['reference', 'Media', 'Items']``; anything but letters and digits parts."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _WORD.findall(folded)


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
    """What names a model: the part of its id behind the last slash."""
    return model_id.rpartition("/")[2]


def refused_argument(name: str) -> str | None:
    """Why `name` cannot be a keyword argument of a model, or None when it can."""
    if name in RESERVED:
        return f"{name!r} is what every model calls an argument of the call itself"
    return None


def refused_attribute(name: str) -> str | None:
    """Why `name` cannot be a model's attribute on its client, or None when it can."""
    if name in _MODULES_TAKEN or name in CLIENT_MEMBERS:
        return f"{name!r} is a member of every client"
    return None


CLIENT_MEMBERS = frozenset(
    {"with_options", "close", "aclose", "task", "balance", "webhooks", "gateway"}
)
"""Public members of the client classes, which no model may shadow."""


def _error_names() -> list[str]:
    """Every exception and warning class of the runtime."""
    return [
        name
        for name, member in vars(errors).items()
        if inspect.isclass(member) and member.__module__ == errors.__name__
    ]


RUNTIME_EXPORTS: dict[str, list[str]] = {
    "catalog": ["Catalog", "UnknownModel"],
    "info": ["GatewayInfo", "ModelInfo"],
    "client.price": ["Estimate"],
    "client.outcome": ["Credits", "Progress"],
    "client.signatures": ["StandardWebhooks"],
    "client.webhooks": ["AsyncWebhooks", "Webhook", "Webhooks"],
    "client.results": ["AsyncImage", "AsyncResult", "Image", "Result"],
    "client.tasks": ["AsyncTask", "Task"],
    "rules.violations": ["Violation"],
    "client.errors": _error_names(),
}
"""What the door of every generated package hands out, by module of the runtime."""


def refused_class(name: str) -> str | None:
    """Why a gateway's client cannot be called `name`, or None when it can."""
    taken = {one for names in RUNTIME_EXPORTS.values() for one in names}
    if name in taken or f"Async{name}" in taken:
        return f"`{name}` is what every package calls something else"
    return None
