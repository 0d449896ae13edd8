"""Checks one request from its JSON text. ``validate_json`` of the package calls it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from threading import local

from ..catalog.models import Catalog
from ..rules.violations import Violation
from .decode import NOTHING, Encoded, RecordReader, as_bytes
from .faults import surrogate, together

QUICK = "gatewright_tools.record.from_text"
"""The module of the toolbox that makes it quicker."""


def reader(catalog: Catalog, key: str) -> Callable[[Encoded], list[Violation]]:
    """The function that judges texts of requests to the model `key`; raises UnknownModel."""
    exact = exact_reader(catalog, key)
    try:
        quick = import_module(QUICK).quick
        found: Callable[[Encoded], list[Violation]] = quick(catalog.package, key, exact)
    except ImportError:  # Not installed, or made for another contract.
        return exact
    return found


def exact_reader(catalog: Catalog, key: str) -> Callable[[Encoded], list[Violation]]:
    """The same with the standard library alone."""
    check = catalog.rules(key)
    # One for each thread, as a reader notes what it meets.
    own = local()

    def judge(text: Encoded) -> list[Violation]:
        data = as_bytes(text)
        if data is None:
            return [surrogate()]
        if not hasattr(own, "reader"):
            own.reader = RecordReader()
        body, faults = own.reader.read(data, whole=True)
        return together(faults, None if body is NOTHING else check(body))

    return judge
