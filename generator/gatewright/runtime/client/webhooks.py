"""Webhook endpoints, sync and async. Only clients of gateways that document them have them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..catalog.info import JSON
from .flows import webhooks as flows
from .flows.webhooks import Webhook

if TYPE_CHECKING:
    from .session import AsyncSession, SyncSession

__all__ = ["AsyncWebhooks", "Webhook", "Webhooks"]


class Webhooks:
    """The webhook endpoints of an account.

    Every method raises GatewayError by what the gateway answers, or when it documents no such
    action, and ValueError for an `id` that no path can hold. A `register` or `rotate_secret` whose
    answer is lost is not sent again: look into `list` first.
    """

    def __init__(self, session: SyncSession) -> None:
        self._session = session

    def register(
        self, url: str, *, events: Sequence[str] | None = None, name: str | None = None
    ) -> Webhook:
        """Makes an endpoint. Its `secret` is shown this once.

        Raises ValueError for `url`, TypeError for what the gateway does not take or requires.
        """
        context = self._session.context
        body = flows.registration(context, True, {"name": name, "url": url, "events": events})
        return self._session.run(flows.one(context, "register", body=body))

    def list(self) -> tuple[Webhook, ...]:
        """Every endpoint."""
        return self._session.run(flows.list_endpoints(self._session.context))

    def get(self, id: str) -> Webhook:
        """One endpoint."""
        return self._session.run(flows.one(self._session.context, "get", id))

    def update(
        self,
        id: str,
        *,
        url: str | None = None,
        events: Sequence[str] | None = None,
        name: str | None = None,
    ) -> Webhook:
        """Changes what is given. Raises ValueError for `url`, or when nothing is given."""
        context = self._session.context
        body = flows.registration(context, False, {"name": name, "url": url, "events": events})
        return self._session.run(flows.one(context, "update", id, body))

    def delete(self, id: str) -> None:
        """Removes an endpoint."""
        self._session.run(flows.ask(self._session.context, "delete", id))

    def rotate_secret(self, id: str) -> Webhook:
        """Gives the endpoint a new `secret`, shown this once."""
        return self._session.run(flows.one(self._session.context, "rotate_secret", id))

    def test(self, id: str) -> JSON:
        """Has a test event delivered; what the gateway answers."""
        return self._session.run(flows.ask(self._session.context, "test", id))

    def deliveries(self, id: str) -> tuple[JSON, ...]:
        """Attempts to deliver, as the gateway describes them."""
        return self._session.run(flows.several(self._session.context, "deliveries", id))

    def events(self) -> tuple[JSON, ...]:
        """Events, as the gateway describes them."""
        return self._session.run(flows.several(self._session.context, "events"))


class AsyncWebhooks:
    """The webhook endpoints of an account; see `Webhooks`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def register(
        self, url: str, *, events: Sequence[str] | None = None, name: str | None = None
    ) -> Webhook:
        """See `Webhooks.register`."""
        context = self._session.context
        body = flows.registration(context, True, {"name": name, "url": url, "events": events})
        return await self._session.run(flows.one(context, "register", body=body))

    async def list(self) -> tuple[Webhook, ...]:
        """Every endpoint."""
        return await self._session.run(flows.list_endpoints(self._session.context))

    async def get(self, id: str) -> Webhook:
        """One endpoint."""
        return await self._session.run(flows.one(self._session.context, "get", id))

    async def update(
        self,
        id: str,
        *,
        url: str | None = None,
        events: Sequence[str] | None = None,
        name: str | None = None,
    ) -> Webhook:
        """See `Webhooks.update`."""
        context = self._session.context
        body = flows.registration(context, False, {"name": name, "url": url, "events": events})
        return await self._session.run(flows.one(context, "update", id, body))

    async def delete(self, id: str) -> None:
        """Removes an endpoint."""
        await self._session.run(flows.ask(self._session.context, "delete", id))

    async def rotate_secret(self, id: str) -> Webhook:
        """See `Webhooks.rotate_secret`."""
        return await self._session.run(flows.one(self._session.context, "rotate_secret", id))

    async def test(self, id: str) -> JSON:
        """See `Webhooks.test`."""
        return await self._session.run(flows.ask(self._session.context, "test", id))

    async def deliveries(self, id: str) -> tuple[JSON, ...]:
        """See `Webhooks.deliveries`."""
        return await self._session.run(flows.several(self._session.context, "deliveries", id))

    async def events(self) -> tuple[JSON, ...]:
        """See `Webhooks.events`."""
        return await self._session.run(flows.several(self._session.context, "events"))
