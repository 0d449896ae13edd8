"""The JSON that the documentation pages print, read out of their text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

HOME = Path(__file__).parents[3] / "shared" / "docs"
MODELS = {
    "reapi-qwen-image-2": "reapi/qwen-image-2",
    "rivya-qwen-image": "rivya/qwen-image",
    "rivya-qwen2-image": "rivya/qwen2-image",
    "skills-video-qwen-image-2": "skills-video/qwen/qwen-image-2",
    "umodelverse-qwen-image": "umodelverse/Qwen/Qwen-Image",
}
"""Page → key of its model."""


@dataclass(frozen=True)
class Page:
    """One page, if it is here at all."""

    name: str

    @property
    def path(self) -> Path:
        return HOME / f"{self.name}.txt"

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def printed(self) -> list[dict[str, Any]]:
        """Every JSON object that the page prints, outermost only."""
        return list(_objects(self.text))

    @property
    def requests(self) -> list[dict[str, Any]]:
        """Printed request bodies."""
        return [one for one in self.printed if "prompt" in one]

    @property
    def answers(self) -> list[dict[str, Any]]:
        """Printed answers."""
        return [one for one in self.printed if "prompt" not in one]

    @property
    def curl(self) -> tuple[str, dict[str, str]] | None:
        """(address, headers) of the printed curl command."""
        command = re.search(r"^curl .*?(?=\{)", self.text, re.DOTALL | re.MULTILINE)
        if command is None:
            return None
        (address,) = re.findall(r"https://[^\s'\"\\]+", command[0])
        headers = re.findall(r"(?:-H|--header) ['\"]([\w-]+): ([^'\"]*)['\"]", command[0])
        return address, dict(headers)

    def __str__(self) -> str:
        return self.name


def _objects(text: str) -> Iterator[dict[str, Any]]:
    decoder = json.JSONDecoder()
    start = text.find("{")
    while start >= 0:
        try:
            found, end = decoder.raw_decode(text, start)
        except ValueError:
            end = start + 1
        else:
            if found:
                yield found
        start = text.find("{", end)
