"""One request from its JSON text, at full speed: the quick half of a package's ``validate_json``."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..package import open_package
from .fast import fast_reader

if TYPE_CHECKING:
    from gatewright.runtime.record.decode import Encoded

    from ..package import Violation


def quick(
    name: str, key: str, exact: Callable[[Encoded], list[Violation]]
) -> Callable[[Encoded], list[Violation]]:
    """`exact`, which judges texts of requests to the model `key`, made quicker where that can be.

    `name` is the import name of the package. Raises NoPackage.
    """
    package = open_package(name)
    catalog = package.models
    fast = fast_reader(package, package.which.Which(catalog.keys()), key)
    if fast is None:
        return exact
    check = catalog.rules(key)
    look, once, anything = fast.look, fast.once, fast.anything

    def read(text: Encoded) -> list[Violation]:
        if not isinstance(text, (bytes, str)):  # A union would take a tenth of the whole.
            text = memoryview(text).tobytes()
        seen = look(text)
        if not seen:
            return []
        if seen == once:
            try:
                body = anything(text)
            except Exception:
                pass  # It is not JSON; the exact reader says where.
            else:
                return check(body) or []
        return exact(text)

    return read
