"""Webhook endpoints, in two colours; only the clients of gateways that document them have them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ..info import JSON
from .flows import webhooks as flows
from .flows.webhooks import Webhook

if TYPE_CHECKING:
    from .session import AsyncSession, SyncSession

__all__ = ["AsyncWebhooks", "Webhook", "Webhooks"]


def registration(url: str, event_types: Sequence[str], name: str) -> dict[str, Any]:
    """The body of a registration; raises ValueError or TypeError."""
    return {"name": name, "url": flows.receiver(url), "event_types": events(event_types)}


def changes(url: str | None, event_types: Sequence[str] | None, name: str | None) -> dict[str, Any]:
    """The body of a change, with what is given; raises ValueError or TypeError."""
    body: dict[str, Any] = {} if name is None else {"name": name}
    if url is not None:
        body["url"] = flows.receiver(url)
    if event_types is not None:
        body["event_types"] = events(event_types)
    if not body:
        raise ValueError("nothing to change: give url, event_types or name")
    return body


def events(names: Sequence[str]) -> list[str]:
    """`names` as a list; raises TypeError for a single text, which is a sequence too."""
    if isinstance(names, str):
        raise TypeError(f"event_types is a list: [{names!r}]")
    return list(names)


class Webhooks:
    """The webhook endpoints of an account.

    Every method raises GatewayError by what the gateway answers. A `register` or `rotate_secret`
    whose answer is lost is not sent again: look into `list` first.
    """

    def __init__(self, session: SyncSession) -> None:
        self._session = session

    def register(self, url: str, *, event_types: Sequence[str], name: str) -> Webhook:
        """Makes an endpoint. Its `signing_secret` is shown this once. Raises ValueError for `url`."""
        body = registration(url, event_types, name)
        return self._session.run(flows.one(self._session.context, "webhook_create", body=body))

    def list(self) -> tuple[Webhook, ...]:
        """Every endpoint."""
        found = self._session.run(flows.several(self._session.context, "webhooks"))
        return tuple(map(flows.webhook, found))

    def get(self, id: str) -> Webhook:
        """One endpoint."""
        return self._session.run(flows.one(self._session.context, "webhook", id))

    def update(
        self,
        id: str,
        *,
        url: str | None = None,
        event_types: Sequence[str] | None = None,
        name: str | None = None,
    ) -> Webhook:
        """Changes what is given. Raises ValueError for `url`, or when nothing is given."""
        body = changes(url, event_types, name)
        return self._session.run(flows.one(self._session.context, "webhook_update", id, body))

    def delete(self, id: str) -> None:
        """Removes an endpoint."""
        self._session.run(flows.ask(self._session.context, "webhook_delete", id))

    def rotate_secret(self, id: str) -> Webhook:
        """Gives the endpoint a new `signing_secret`, shown this once."""
        return self._session.run(flows.one(self._session.context, "webhook_rotate_secret", id))

    def test(self, id: str) -> JSON:
        """Has a test event delivered; what the gateway answers."""
        return self._session.run(flows.ask(self._session.context, "webhook_test", id))

    def deliveries(self, id: str) -> tuple[JSON, ...]:
        """Attempts to deliver, as the gateway describes them."""
        return self._session.run(flows.several(self._session.context, "webhook_deliveries", id))

    def events(self) -> tuple[JSON, ...]:
        """Events, as the gateway describes them."""
        return self._session.run(flows.several(self._session.context, "webhook_events"))


class AsyncWebhooks:
    """The webhook endpoints of an account; see `Webhooks`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def register(self, url: str, *, event_types: Sequence[str], name: str) -> Webhook:
        """See `Webhooks.register`."""
        body = registration(url, event_types, name)
        return await self._session.run(
            flows.one(self._session.context, "webhook_create", body=body)
        )

    async def list(self) -> tuple[Webhook, ...]:
        """Every endpoint."""
        found = await self._session.run(flows.several(self._session.context, "webhooks"))
        return tuple(map(flows.webhook, found))

    async def get(self, id: str) -> Webhook:
        """One endpoint."""
        return await self._session.run(flows.one(self._session.context, "webhook", id))

    async def update(
        self,
        id: str,
        *,
        url: str | None = None,
        event_types: Sequence[str] | None = None,
        name: str | None = None,
    ) -> Webhook:
        """See `Webhooks.update`."""
        body = changes(url, event_types, name)
        return await self._session.run(flows.one(self._session.context, "webhook_update", id, body))

    async def delete(self, id: str) -> None:
        """Removes an endpoint."""
        await self._session.run(flows.ask(self._session.context, "webhook_delete", id))

    async def rotate_secret(self, id: str) -> Webhook:
        """See `Webhooks.rotate_secret`."""
        return await self._session.run(
            flows.one(self._session.context, "webhook_rotate_secret", id)
        )

    async def test(self, id: str) -> JSON:
        """See `Webhooks.test`."""
        return await self._session.run(flows.ask(self._session.context, "webhook_test", id))

    async def deliveries(self, id: str) -> tuple[JSON, ...]:
        """See `Webhooks.deliveries`."""
        return await self._session.run(
            flows.several(self._session.context, "webhook_deliveries", id)
        )

    async def events(self) -> tuple[JSON, ...]:
        """See `Webhooks.events`."""
        return await self._session.run(flows.several(self._session.context, "webhook_events"))
