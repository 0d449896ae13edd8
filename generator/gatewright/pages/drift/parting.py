"""What a page may say otherwise than the spec, once a person has accepted both as they stood."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from ...load import SpecFile
from ..facts import FactPath, Owner, PageReading
from ..words.known_limits import is_text, needs, numeric, takes
from .record import digest
from .spec_facts import MISSING

_PAGE = "page"
_OF_LISTS = ("price", "links")
"""What stands in lists of all models of a gateway."""


def value_digest(value: Any) -> str:
    """The digest of a spec's value; a value that is not there has one too."""
    absent = value is MISSING or value is None
    return digest("" if absent else json.dumps(value, sort_keys=True, default=str))


def may_part(owner: Owner, path: FactPath, spec: Any, page: Any, file: SpecFile) -> bool:
    """Whether a page may say otherwise than the spec.

    One model's page may differ from its gateway, and one page of a model from its others.
    """
    return owner == "gateway" or len(describing(file)) > 1 or called_a_text(path, spec, page)


def describing(model: SpecFile) -> set[str]:
    """The names of the model's sources that describe it; a list of prices is none."""
    provenance: dict[str, dict[str, str]] = model.data.get("provenance", {})
    names = [(name, entry["source"]) for name, entry in provenance.items() if "source" in entry]
    for_more = {source for name, source in names if not name.startswith(_OF_LISTS)}
    for_prices = {source for _, source in names} - for_more - {_PAGE}
    return {_PAGE, *model.data.get("sources", {})} - for_prices


def source_of(reading: PageReading, model: SpecFile) -> str | None:
    """The name under which a model lists the page, by the last part of its address; None: by none."""
    name = _last_part(reading.page)
    sources: dict[str, dict[str, str]] = model.data.get("sources", {})
    for source in describing(model) & sources.keys():
        if name and _last_part(sources[source].get("url", "")) == name:
            return source
    return None


def _last_part(address: str) -> str:
    return PurePosixPath(urlsplit(address).path).stem.casefold()


def called_a_text(path: FactPath, spec: Any, page: Any, *, address: bool = False) -> bool:
    """Whether the page calls a text what the spec knows as a text of some kind; `address`: as an address.

    Words beside an address do not change what it is; those beside another kind may.
    """
    kind = str(spec)
    text = path[-1] == "type" and is_text(page) and spec is not MISSING
    if address or not text:
        return text and takes(kind, ("schemes",))
    return not (numeric(kind) or takes(kind, ("fields",)) or needs(kind, "items"))
