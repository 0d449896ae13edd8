"""Plausible wrong values for a fact: off by one, another word, one option less."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .checks.errors import CLASSES
from .table import WORDS

REMOVED: Any = object()
"""The fact is no longer there."""

VOCABULARY: dict[str, tuple[str, ...]] = {
    "type": ("string", "integer", "number", "boolean", "url"),
    "means": tuple(CLASSES),
    "via": ("files_api", "multipart", "inline", "public_url"),
    "billing": ("fixed", "per_image"),
    "round": ("up", "down", "half_even"),
    "medium": ("image", "video", "audio"),
    "media": ("image", "video", "audio"),
    "inputs": ("text", "file"),
    "kinds": ("image", "video", "audio"),
    "when": ("on_create", "postpaid"),
    "failed": ("refunded", "free"),
    "rejected": ("free", "charged"),
    "code_type": ("string", "integer"),
    "timestamps": ("iso8601", "unix"),
    "model": ("body", "path"),
    "schemes": ("https", "http"),
    "mime_types": ("image/png", "image/gif", "image/avif"),
}
"""Words that a fact of that last name may have instead."""
RATIOS = ("1:1", "3:4", "4:3", "9:16", "16:9", "2:3", "3:2", "21:9")
PRESETS = ("square", "square_hd", "portrait_4_3", "landscape_4_3", "png", "jpeg", "webp")


def mutants(name: str, value: Any, options: tuple[str, ...] = ()) -> Iterator[Any]:
    """Other values for the fact of that name; `options` are what the file offers."""
    yield REMOVED
    if value is WORDS:
        return
    last = name.rpartition(".")[2]
    if isinstance(value, list):
        yield from changed_lists(last, value)
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, (int, float)):
        step = 1 if isinstance(value, int) else 0.01
        yield value + step
        if value - step >= 0:
            yield value - step
    elif isinstance(value, str):
        yield from other_words(last, value, options)
    else:
        yield "changed"


def changed_lists(last: str, value: list[Any]) -> Iterator[list[Any]]:
    """The list with each element gone, each number off by one, one element more."""
    for index, element in enumerate(value):
        rest = [*value[:index], *value[index + 1 :]]
        if isinstance(element, (int, float)):
            yield [*value[:index], element + 1, *value[index + 1 :]]
            yield [*value[:index], element - 1, *value[index + 1 :]]
        elif rest:
            yield rest
        if not isinstance(element, (int, float)):
            changed = next(other_words(last, element, ()))
            if changed not in value:
                yield [*value[:index], changed, *value[index + 1 :]]
    if value and isinstance(value[0], str):
        yield [*value, another(last, value)]


def another(last: str, value: list[str]) -> str:
    """A word that the list might have had."""
    likely = RATIOS if ":" in value[0] and "/" not in value[0] else PRESETS
    words = (*VOCABULARY.get(last, ()), *(likely if last in ("options", "also") else ()))
    return next((word for word in words if word not in value), f"{value[0]}_2")


def other_words(last: str, value: str, options: tuple[str, ...]) -> Iterator[str]:
    """Returns other plausible words."""
    words = options or VOCABULARY.get(last, ())
    if value in words:
        yield words[(words.index(value) + 1) % len(words)]
    elif re.match(r"(GET|POST|PATCH|DELETE) /", value):
        method, _, path = value.partition(" ")
        yield f"{'PUT' if method == 'POST' else 'POST'} {path}"
        yield f"{method} {path}s"
    elif re.fullmatch(r"<[a-z0-9_.]+>", value):
        yield "changed"
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        yield "2026-11-20"
    elif re.fullmatch(r"\d+ [a-z]+", value):
        number, _, unit = value.partition(" ")
        yield f"{int(number) + 1} {unit}"
    elif value in ("true", "false"):
        yield "false" if value == "true" else "true"
    elif re.fullmatch(r"\d+x\d+", value):
        yield "512x512"
    elif value.startswith("https://"):
        yield f"{value}/v2"
    elif last == "class":
        yield f"{value}2"
    elif last == "conflict":
        yield "validation_failed"
    else:
        yield f"{value}_2"


def options_of(facts: dict[str, Any], name: str) -> tuple[str, ...]:
    """What might stand there by the rest of the file: the param's options, another source."""
    *_, last = name.split(".")
    if name.startswith("provenance."):
        return tuple(
            fact.split(".")[1] for fact in facts if re.fullmatch(r"sources\.\w+\.read", fact)
        )
    param = name.split(".")[1] if name.startswith("params.") and last == "default" else last
    if not (name.startswith("examples.") or last == "default"):
        return ()
    return tuple(facts.get(f"params.{param}.options", ()))
