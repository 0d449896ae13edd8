"""What a client, its models, tasks and files share: settings, key and connections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from ..catalog.info import GatewayInfo
from .context import Context
from .errors import ConnectionFailed, DownloadFailed
from .http.connection import AsyncConnection, SyncConnection
from .http.given import timeout_of
from .quota import Quota
from .secret import Credentials
from .settings import Options, private_downloads
from .unfinished import Ended

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from .effects import Flow
    from .env import Env
    from .http.transport import AsyncTransport, SyncTransport
    from .outcome import Progress

T = TypeVar("T")
C = TypeVar("C", bound="SyncConnection | AsyncConnection")


class SessionBase(Generic[C]):
    """The settings of a client and the connections it may share with others."""

    awaits: ClassVar[bool] = False

    def __init__(
        self,
        gateway: GatewayInfo,
        options: Options,
        connection: C,
        env: Env,
        quota: Quota,
        ended: Ended,
    ) -> None:
        base_url = options.address(gateway)
        given = connection.given
        self.options = options
        self.connection = connection
        self.context: Context = Context(
            gateway=gateway,
            base_url=base_url,
            env=env,
            timeout=options.timeout if options.timeout is not None else timeout_of(given),
            deadline=options.deadline,
            max_retries=options.max_retries,
            quota=quota,
            ended=ended,
            private=private_downloads(options.allow_private_downloads, base_url),
            trusts_inference=options.trust_inferred_deduplication,
            awaits=self.awaits,
        )
        self.credentials: Credentials = Credentials(gateway, options.api_key, self.context.hosts)

    def _offline(self, flow: Flow[T], reason: str) -> T:
        """Runs a flow as far as it goes without a connection: to the end where the answer held the file."""
        from .effects import Work

        try:
            effect = next(flow)
            while isinstance(effect, Work):
                try:
                    done = effect.function()
                except Exception as error:
                    effect = flow.throw(error)
                else:
                    effect = flow.send(done)
            flow.throw(DownloadFailed(reason, gateway=self.context.gateway.title))
        except StopIteration as end:
            result: T = end.value
            return result
        raise RuntimeError("a download did not end")


class SyncSession(SessionBase[SyncConnection]):
    """Runs flows on the caller's thread."""

    def run(self, flow: Flow[T]) -> T:
        """What `flow` returns; opens the connections if need be."""
        return self._run(flow, self.connection.open())

    def download(self, flow: Flow[T]) -> T:
        """Runs a flow that fetches public files.

        After `close` it goes through the client that the caller gave, or one for this file alone.
        Raises DownloadFailed where the caller's client is of no use any more.
        """
        connection = self.connection
        if connection.closed:
            connection = SyncConnection(connection.given, connection.make)
        try:
            client = connection.open()
        except (RuntimeError, ConnectionFailed) as unusable:
            return self._offline(flow, str(unusable))
        try:
            return self._run(flow, client)
        finally:
            if connection is not self.connection:
                connection.close()

    def iterate(self, flow: Flow[Any]) -> Iterator[Progress]:
        """What `flow` tells of a task, as it goes on."""
        from .flows.report import hand_out
        from .http.drive import iterate as drive

        yield from drive(flow, self._transport(self.connection.open()), self.context.env, hand_out)

    def _run(self, flow: Flow[T], client: Any) -> T:
        from .http.drive import run

        return run(flow, self._transport(client), self.context.env)

    def _transport(self, client: Any) -> SyncTransport:
        from .http.transport import SyncTransport

        env, headers = self.context.env, self.options.default_headers
        return SyncTransport(client, self.credentials.key_for, env, headers)


class AsyncSession(SessionBase[AsyncConnection]):
    """Runs flows in the caller's event loop."""

    awaits = True

    async def run(self, flow: Flow[T]) -> T:
        """What `flow` returns; opens the connections if need be."""
        from .http.loop import running_loop

        return await self._run(flow, await self.connection.open(running_loop()))

    async def download(self, flow: Flow[T]) -> T:
        """Runs a flow that fetches public files; see `SyncSession.download`."""
        from .http.loop import running_loop

        connection = self.connection
        if connection.closed:
            connection = AsyncConnection(connection.given, connection.make)
        try:
            client = await connection.open(running_loop())
        except (RuntimeError, ConnectionFailed) as unusable:
            return self._offline(flow, str(unusable))
        try:
            return await self._run(flow, client)
        finally:
            if connection is not self.connection:
                await self._close(connection)

    async def close(self) -> None:
        """Closes the connections."""
        await self._close(self.connection)

    async def _close(self, connection: AsyncConnection) -> None:
        from .http.loop import running_loop

        await connection.close(running_loop())

    async def iterate(self, flow: Flow[Any]) -> AsyncIterator[Progress]:
        """What `flow` tells of a task, as it goes on."""
        from .flows.report import hand_out
        from .http.drive_async import iterate as drive
        from .http.loop import running_loop

        client = await self.connection.open(running_loop())
        async for news in drive(flow, self._transport(client), self.context.env, hand_out):
            yield news

    async def _run(self, flow: Flow[T], client: Any) -> T:
        from .http.drive_async import run

        return await run(flow, self._transport(client), self.context.env)

    def _transport(self, client: Any) -> AsyncTransport:
        from .http.transport import AsyncTransport

        env, headers = self.context.env, self.options.default_headers
        return AsyncTransport(client, self.credentials.key_for, env, headers)
