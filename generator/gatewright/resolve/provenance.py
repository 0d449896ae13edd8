"""Where each fact of a file is written: the longest prefix in its `provenance`, else its own page."""

from __future__ import annotations

from typing import Any

from ..ir import Provenance, Source

HERE = "page"
"""The name of the source that a model's facts come from unless something else is said."""


class Provenances:
    """Answers for one spec file: which source states this fact?"""

    def __init__(self, data: dict[str, Any]) -> None:
        self.sources = tuple(
            Source(name, page["title"], page.get("url"), page["read"])
            for name, page in data.get("sources", {}).items()
        )
        self._by_name = {source.name: source for source in self.sources}
        self._entries: dict[str, dict[str, str]] = data.get("provenance", {})
        self._page = Provenance("source", self._by_name.get(HERE))

    def of(self, fact: str) -> Provenance:
        """The provenance of the fact of that name."""
        while fact:
            entry = self._entries.get(fact)
            if entry is not None:
                return self._read(entry)
            fact = fact.rpartition(".")[0]
        return self._page

    def _read(self, entry: dict[str, str]) -> Provenance:
        if "source" in entry:
            # `check` reports an unknown source, and still builds the gateway to check examples.
            return Provenance("source", self._by_name.get(entry["source"]))
        if "inferred" in entry:
            return Provenance("inferred", self._by_name.get(HERE), entry["inferred"])
        return Provenance("chosen", None, entry["chosen"])
