"""What every generated package carries: the ordinary code around the generated data.

    info        what the generated modules say about gateways and models
    catalog     finds a model's modules by its key
    judges      (with violations, messages) what the generated validators call
    errors      everything that can go wrong, as one tree
    client      (with model, tasks, results) what an application holds in its hands
    webhooks    endpoints for events; signatures verifies deliveries, for whoever chooses that
    flows/      one generator per operation: decides everything, performs nothing
    http/       performs what flows ask for; the only place that loads httpx or asyncio
    media/      local files, what they are, and how they travel
    cli/        the command line

Nothing is loaded before it is asked for, so that a validator loads nothing but its judges.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .client import AsyncClient, SyncClient

__all__ = ["AsyncClient", "SyncClient"]

if not TYPE_CHECKING:

    def __getattr__(name):
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from . import client

        return getattr(client, name)
