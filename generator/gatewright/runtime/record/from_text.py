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
    fast = fast_reader(catalog, Which(catalog.keys()), key, None)

    def judged(data: bytes) -> list[Violation]:
        body, faults = exact.read(data)
        return together(faults, None if body is NOTHING else check(body))

    if fast is None:
        return lambda text: judged(data) if (data := as_bytes(text)) is not None else [surrogate()]
    request, anything, write = fast.request, fast.anything, fast.write

    def read(text: Text) -> list[Violation]:
        # All in one place, because a call costs as much as reading a third of a request.
        data = text if isinstance(text, bytes) else as_bytes(text)
        if data is None:
            return [surrogate()]
        try:
            written = write(request(data))
            if len(written) == len(data):
                return []
            if written.count(b":") == data.count(b":") and b"\\u003" not in data:
                return []
        except Exception:
            # It breaks a rule, or msgspec has no type for it.
            try:
                body = anything(data)
                if write(body).count(b":") == data.count(b":") and b"\\u003" not in data:
                    return check(body) or []
            except Exception:
                return judged(data)
        return judged(data)

    return read
