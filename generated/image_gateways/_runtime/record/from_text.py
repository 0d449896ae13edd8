"""One request from its JSON text: what ``validate_json`` of the generated package does."""

from __future__ import annotations

from collections.abc import Callable
from threading import local

from ..catalog import Catalog
from ..rules.violations import Violation
from .decode import NOTHING, Reader, Text, as_bytes
from .fast import fast_reader
from .faults import surrogate, together
from .which import Which


def reader(catalog: Catalog, key: str) -> Callable[[Text], list[Violation]]:
    """The function that judges texts of requests to the model `key`; raises UnknownModel."""
    check = catalog.rules(key)
    # One for each thread, as a reader notes what it meets.
    exact = local()
    fast = fast_reader(catalog, Which(catalog.keys()), key)

    def judged(data: bytes) -> list[Violation]:
        if not hasattr(exact, "reader"):
            exact.reader = Reader()
        body, faults = exact.reader.read(data)
        return together(faults, None if body is NOTHING else check(body))

    if fast is None:
        return lambda text: judged(data) if (data := as_bytes(text)) is not None else [surrogate()]
    look, once, anything = fast.look, fast.once, fast.anything

    def read(text: Text) -> list[Violation]:
        if not isinstance(text, (bytes, str)):  # A union would take a tenth of the whole.
            text = memoryview(text).tobytes()
        seen = look(text)
        if not seen:
            return []
        if seen == once:
            try:
                body = anything(text)
            except Exception:
                pass  # It is no JSON; the exact reader says where.
            else:
                return check(body) or []
        data = as_bytes(text)
        return [surrogate()] if data is None else judged(data)

    return read
