"""The data of specs → their text, and names of models that meet nobody else's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from ..names import model_classes, model_name, snake
from ..pages.writing.edit import block
from ..reserved import refused_attribute, refused_class

HEAD = "# yaml-language-server: $schema=../../schema/{}.schema.json"
_APART = ("sources", "seen", "params", "modes", "rules", "outputs", "answers", "undocumented")


def spec_text(data: dict[str, Any], kind: str = "model") -> str:
    """A spec as YAML, a fact a line."""
    lines = [HEAD.format(kind)]
    for key, value in data.items():
        if value in ({}, []):
            continue
        if key in (*_APART, "provenance"):
            lines.append("")
        lines += block(key, value, 0)
    return "\n".join(lines) + "\n"


def file_name(root: str) -> str:
    """The name of a model's file: its letters and digits."""
    return re.sub(r"[^a-z0-9.]+", "-", root.lower()).strip("-.")[:100] or "model"


def name_models(models: Iterable[dict[str, Any]], roots: dict[str, str], taken: set[str]) -> None:
    """Gives a `name` to each model whose id makes none that is short, free and its own.

    `roots` are ids without versions, by id; `taken` are names of models that are there.
    """
    found = [(data, model_name({**data, "id": roots[data["id"]]})) for data in models]
    counts = Counter(snake(name) for _, name in found)
    classes = Counter(model_classes(name)[0] for _, name in found)
    used = set(taken)
    for data, name in found:
        own = f"_{data['operation']}" if data.get("names_operation") else ""
        root = f"{roots[data['id']]}{own}"
        shared = counts[snake(name)] > 1 or classes[model_classes(name)[0]] > 1
        if shared or not _free(name, used):
            name = "_".join(re.findall(r"[a-z0-9]+", root.lower()))
        while not _free(name, used):
            name = f"model_{name}" if not name or name[0].isdigit() else f"{name}_{len(used)}"
        used |= {snake(name), *model_classes(name)}
        if name != model_name(data):
            at = list(data)
            rest = {key: data.pop(key) for key in at if key != "id"}
            data["name"] = name
            data.update(rest)


def _free(name: str, used: set[str]) -> bool:
    if not name or name[0].isdigit() or refused_attribute(snake(name)) is not None:
        return False
    classes = model_classes(name)
    return not used & {snake(name), *classes} and not any(map(refused_class, classes))
