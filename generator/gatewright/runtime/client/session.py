"""What a client, its models, tasks and files share: settings, key and connections."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from ..info import GatewayInfo
from .context import Context
from .http.connection import AsyncConnection, SyncConnection
from .retry import Quota
from .secret import Credentials
from .settings import Options, private_downloads

if TYPE_CHECKING:
    from .effects import Flow
    from .env import Env

T = TypeVar("T")
C = TypeVar("C")


class SessionBase(Generic[C]):
    """The settings of a client and the connections it may share with others."""

    awaits: ClassVar[bool] = False

    def __init__(
        self, gateway: GatewayInfo, options: Options, connection: C, env: Env, quota: Quota
    ) -> None:
        base_url = options.address(gateway)
        self.options = options
        self.connection = connection
        self.context: Context = Context(
            gateway=gateway,
            base_url=base_url,
            env=env,
            timeout=options.timeout,
            deadline=options.deadline,
            max_retries=options.max_retries,
            quota=quota,
            private=private_downloads(options.allow_private_downloads, base_url),
            awaits=self.awaits,
        )
        self.credentials: Credentials = Credentials(gateway, options.api_key, self.context.hosts)


class SyncSession(SessionBase[SyncConnection]):
    """Runs flows on the caller's thread."""

    def run(self, flow: Flow[T]) -> T:
        """What `flow` returns; opens the connections if need be."""
        return self._run(flow, self.connection)

    def download(self, flow: Flow[T]) -> T:
        """Runs a flow that fetches public files, after `close` on a connection of its own."""
        if not self.connection.closed:
            return self.run(flow)
        own = SyncConnection()
        try:
            return self._run(flow, own)
        finally:
            own.close()

    def _run(self, flow: Flow[T], connection: SyncConnection) -> T:
        from .http.drive import run
        from .http.transport import SyncTransport

        env = self.context.env
        return run(flow, SyncTransport(connection.open(), self.credentials.key_for, env), env)


class AsyncSession(SessionBase[AsyncConnection]):
    """Runs flows in the caller's event loop."""

    awaits = True

    async def run(self, flow: Flow[T]) -> T:
        """What `flow` returns; opens the connections if need be."""
        return await self._run(flow, self.connection)

    async def download(self, flow: Flow[T]) -> T:
        """Runs a flow that fetches public files, after `close` on a connection of its own."""
        if not self.connection.closed:
            return await self.run(flow)
        own = AsyncConnection()
        try:
            return await self._run(flow, own)
        finally:
            await self._close(own)

    async def close(self) -> None:
        """Closes the connections."""
        await self._close(self.connection)

    async def _close(self, connection: AsyncConnection) -> None:
        from .http.drive_async import running_loop

        await connection.close(running_loop())

    async def _run(self, flow: Flow[T], connection: AsyncConnection) -> T:
        from .http.drive_async import run, running_loop
        from .http.transport import AsyncTransport

        env = self.context.env
        transport = AsyncTransport(
            await connection.open(running_loop()), self.credentials.key_for, env
        )
        return await run(flow, transport, env)
