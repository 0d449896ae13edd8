"""Which vocabularies there are: those of a specs folder, and which of them a page is read with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ...load import SpecFile, Workspace, load_readings
from ...load.document import read
from ...resources import specs_dir
from .vocabulary import Vocabulary, fold, vocabulary_of

COMMON = Path(__file__).with_name("common.yaml")
"""What documentation pages have in common, of whatever gateway."""


_FEWEST_WORDS = 3
"""Words of one gateway alone that tell it."""


class Vocabularies:
    """The reading vocabularies of some gateways."""

    def __init__(self, own: Mapping[str, Mapping[str, Any]]) -> None:
        """`own` is gateway → what its file in ``specs/reading`` holds."""
        self._own = own
        self._made: dict[str | None, Vocabulary] = {}

    def of(self, gateway: str | None) -> Vocabulary:
        """The words for pages of `gateway`; for None, or one without a file, the common words alone."""
        if gateway not in self._made:
            own: Mapping[str, Any] = self._own.get(gateway, {}) if gateway else {}
            self._made[gateway] = vocabulary_of(gateway, _common(), own)
        return self._made[gateway]

    def recognise(self, texts: Iterable[str]) -> str | None:
        """The gateway whose marks stand in `texts`, or None when there is none, or more than one."""
        found: dict[str, int] = dict.fromkeys(self._own, 0)
        for text in texts:
            for name in found:
                found[name] += sum(mark in text for mark in self.of(name).marks)
        best = sorted(found.items(), key=lambda item: -item[1])
        if not best or not best[0][1] or (len(best) > 1 and best[1][1] == best[0][1]):
            return None
        return best[0][0]

    def likely(self, texts: Iterable[str]) -> str | None:
        """The gateway whose own labels and keys stand in `texts`, where no other gateway has these words; else None."""
        lines = list(texts)
        starts = {fold(part) for text in lines for part in (text, text.partition(":")[0])}
        page = "\n".join(lines)
        found: list[str] = []
        for name in self._own:
            rest = [None, *(one for one in self._own if one != name)]
            others = {word for one in rest for word in self.of(one).own_words()}
            own = self.of(name).own_words() - others
            said = [one for one in own if fold(one) in starts or _stands_in(one, page)]
            found += [name] if len(said) >= _FEWEST_WORDS else []
        return found[0] if len(found) == 1 else None


def vocabularies_of(workspace: Workspace) -> Vocabularies:
    """The vocabularies of a specs folder without faults."""
    return Vocabularies({name: file.data for name, file in workspace.readings.items()})


def _stands_in(word: str, page: str) -> bool:
    """Whether a key, or a word in capitals, stands on the page; a label counts only where a line begins with it."""
    special = "_" in word or word.isupper()
    end = r"(?![\w-])" if special else " ?:"
    return bool(re.search(rf"(?<![\w.-]){re.escape(word)}{end}", page))


@cache
def released_vocabularies() -> Vocabularies:
    """The vocabularies of the specs that this gatewright was released with."""
    return vocabularies_of(load_readings(specs_dir())[0])


@cache
def _common() -> dict[str, Any]:
    file = SpecFile(COMMON, "reading", "")
    faults = read(file, COMMON.read_bytes())
    assert not faults, faults
    return file.data
