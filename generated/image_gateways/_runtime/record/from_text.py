"""One request from its JSON text: what ``validate_json`` of the generated package does."""

from __future__ import annotations

from collections.abc import Callable

from ..catalog import Catalog
from ..violations import Violation
from .decode import NOTHING, Reader
from .fast import fast_reader
from .faults import Fault, together
from .which import Which

Text = bytes | bytearray | memoryview | str


def reader(catalog: Catalog, key: str) -> Callable[[Text], list[Violation]]:
    """The function that judges texts of requests to the model `key`; raises UnknownModel."""
    check = catalog.rules(key)
    exact = Reader()
    fast = fast_reader(catalog, Which(catalog.keys()), key, None)

    def judged(data: bytes) -> list[Violation]:
        body, faults = exact.read(data)
        return together(faults, None if body is NOTHING else check(body))

    if fast is None:
        return lambda text: judged(data) if (data := _bytes(text)) is not None else [_SURROGATE]
    request, anything, write = fast.request, fast.anything, fast.write

    def read(text: Text) -> list[Violation]:
        # All in one place, because a call costs as much as reading a third of a request.
        data = text if isinstance(text, bytes) else _bytes(text)
        if data is None:
            return [_SURROGATE]
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


_SURROGATE = Fault.of("unicode", "holds a lone surrogate, which UTF-8 cannot carry")


def _bytes(text: Text) -> bytes | None:
    try:
        return text.encode() if isinstance(text, str) else bytes(text)
    except UnicodeEncodeError:
        return None
