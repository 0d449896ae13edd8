"""One request from its JSON text: what ``validate_json`` of the generated package does."""

from __future__ import annotations

from collections.abc import Callable

from ..catalog import Catalog
from ..violations import Violation
from .decode import NOTHING, Reader, Text, as_bytes
from .fast import fast_reader
from .faults import surrogate, together
from .which import Which


def reader(catalog: Catalog, key: str) -> Callable[[Text], list[Violation]]:
    """The function that judges texts of requests to the model `key`; raises UnknownModel."""
    check = catalog.rules(key)
    exact = Reader()
    fast = fast_reader(catalog, Which(catalog.keys()), key)

    def judged(data: bytes) -> list[Violation]:
        body, faults = exact.read(data)
        return together(faults, None if body is NOTHING else check(body))

    if fast is None:
        return lambda text: judged(data) if (data := as_bytes(text)) is not None else [surrogate()]
    look, once, anything = fast.look, fast.once, fast.anything

    def read(text: Text) -> list[Violation]:
        if not isinstance(text, (bytes, str)):  # A union would take a tenth of the whole.
            text = bytes(text)
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
