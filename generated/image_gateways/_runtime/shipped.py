"""The JSON that a gateway's package has beside its modules."""

from __future__ import annotations

import json
from pkgutil import get_data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def shipped(package: str, kind: str, name: str) -> Any:
    """What is in ``kind/name.json`` of `package`: its ``facts`` or the ``schemas`` of its requests.

    Raises FileNotFoundError.
    """
    # importlib.resources does the same, and takes as long to load as a hundred of these files.
    data = get_data(package, f"{kind}/{name}.json")
    if data is None:
        raise FileNotFoundError(f"{package} was loaded by something that gives no files")
    return json.loads(data)
