"""What is known of the clients of httpx that requests go through."""

from __future__ import annotations

from typing import Any
from weakref import WeakSet

TELLING: WeakSet[Any] = WeakSet()
"""The clients that tell when a request has its connection: ours, and what was heard to."""
OURS: WeakSet[Any] = WeakSet()
"""The clients of our own that tell: nothing was sent by one before it said so, whatever went wrong."""
BOUNDED: WeakSet[Any] = WeakSet()
"""The clients whose sockets keep the time of a whole exchange."""
DIRECT: WeakSet[Any] = WeakSet()
"""The clients whose sockets tell themselves when a request begins: nothing goes through a proxy."""
