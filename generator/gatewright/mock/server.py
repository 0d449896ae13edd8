"""The mock under uvicorn: in a thread for tests, in the foreground for people.

One server listens on two ports, because result files live on another origin than the gateways.
"""

from __future__ import annotations

import asyncio
import socket
import sys
import threading
import time
from collections.abc import Coroutine, Generator, Iterable
from contextlib import contextmanager, suppress
from email.utils import formatdate
from types import TracebackType
from typing import Any

import uvicorn
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .. import ir
from .app import app_of
from .clock import Clock
from .faults import Fault, Faults
from .files import files_app
from .money import Ledger
from .tasks import TaskBook, Timing
from .transport import MockProtocol
from .world import DEFAULT_CREDITS, SeenRequest, Suggest, World

_PATIENCE = 10.0
"""Real seconds that a start or a stop may take."""
KEEP_ALIVE = 75
"""Seconds that an idle connection stays open, as at most servers: longer than clients keep theirs."""


class MockServer:
    """The mock on 127.0.0.1 in a thread of its own, on two free ports, while the `with` lasts.

    Takes what `create_app` takes. `files_port` and `port` choose the ports; 0: any free one.
    Raises OSError when a port is taken, TimeoutError when the server does not start.
    """

    def __init__(
        self,
        package: ir.Package,
        *,
        clock: Clock | None = None,
        seed: int = 0,
        credits: int = DEFAULT_CREDITS,
        timing: Timing | None = None,
        faults: Iterable[Fault] = (),
        port: int = 0,
        files_port: int = 0,
        trust_inferred_deduplication: bool = False,
        suggest: Suggest | None = None,
    ) -> None:
        self.world = World(
            package,
            clock=clock,
            seed=seed,
            credits=credits,
            timing=timing,
            faults=faults,
            trust_inferred_deduplication=trust_inferred_deduplication,
            suggest=suggest,
        )
        self._ports = (port, files_port)
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def __enter__(self) -> MockServer:
        sockets = _bind("127.0.0.1", *self._ports)
        self._ports = (sockets[0].getsockname()[1], sockets[1].getsockname()[1])
        self._server = _server(self.world, "127.0.0.1", self._ports)
        self._thread = threading.Thread(
            target=self._run, args=(sockets,), name="gatewright-mock", daemon=True
        )
        self._thread.start()
        end = time.monotonic() + _PATIENCE
        while not self._server.started:
            if time.monotonic() > end or not self._thread.is_alive():
                self.close()
                raise TimeoutError("the mock gateway did not start")
            time.sleep(0.002)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop listening, drop what is still open, end the thread. Calling it twice is fine."""
        if self._thread is not None:
            if self._server.started:
                self._call(self._drop())
            self._server.should_exit = True
            self._thread.join(_PATIENCE)
            self._thread = None

    @property
    def url(self) -> str:
        """Where the gateways are, without a slash at the end."""
        return f"http://127.0.0.1:{self._ports[0]}"

    @property
    def files_url(self) -> str:
        """Where result files are: another origin."""
        return f"http://127.0.0.1:{self._ports[1]}"

    def gateway_url(self, name: str) -> str:
        """The base URL of a gateway; KeyError when the package has none of that name."""
        return f"{self.url}/{self.world.package.gateway(name).name}"

    @property
    def clock(self) -> Clock:
        """The mock's clock: `advance` it to let tasks end."""
        return self.world.clock

    @property
    def faults(self) -> Faults:
        """The faults to come: `add` some."""
        return self.world.faults

    @property
    def ledger(self) -> Ledger:
        """What was charged, settled up to now."""
        self.world.tick()
        return self.world.ledger

    @property
    def tasks(self) -> TaskBook:
        """The tasks."""
        return self.world.tasks

    @property
    def requests(self) -> tuple[SeenRequest, ...]:
        """The latest requests, oldest first."""
        return tuple(self.world.requests)

    def reset(self) -> None:
        """Forget every request, charge, task, file and fault."""
        self.world.reset()

    @contextmanager
    def refusing(self) -> Generator[None]:
        """Refuse every connection meanwhile, as a dead gateway does; open ones are dropped."""
        self._call(self._deaf())
        try:
            yield
        finally:
            self._call(self._server.startup(_bind("127.0.0.1", *self._ports)))

    async def _deaf(self) -> None:
        for listener in self._server.servers:
            listener.close()
        await self._drop()

    async def _drop(self) -> None:
        for connection in tuple(self._server.server_state.connections):
            connection.transport.abort()

    def _call(self, work: Coroutine[Any, Any, None]) -> None:
        if self._loop is None:
            raise RuntimeError("the mock gateway is not running")
        asyncio.run_coroutine_threadsafe(work, self._loop).result(_PATIENCE)

    def _run(self, sockets: list[socket.socket]) -> None:
        async def main() -> None:
            self._loop = asyncio.get_running_loop()
            await self._server.serve(sockets)

        asyncio.run(main())


def serve(
    package: ir.Package,
    *,
    host: str = "127.0.0.1",
    port: int = 8400,
    speed: float = 1.0,
    seed: int = 0,
    credits: int = DEFAULT_CREDITS,
    faults: Iterable[Fault] = (),
    trust_inferred_deduplication: bool = False,
    suggest: Suggest | None = None,
) -> int:
    """Run the mock until it is interrupted; an exit code.

    Gateways on `port`, result files on the port after it; `speed` is mock seconds per second.
    """
    ports = (port, port + 1 if port else 0)
    try:
        clock = Clock(speed=speed)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    try:
        sockets = _bind(host, *ports)
    except (OSError, OverflowError) as error:
        print(f"cannot listen on {host}, ports {ports[0]} and {ports[1]}: {error}", file=sys.stderr)
        return 4
    ports = (sockets[0].getsockname()[1], sockets[1].getsockname()[1])
    world = World(
        package,
        clock=clock,
        seed=seed,
        credits=credits,
        faults=faults,
        trust_inferred_deduplication=trust_inferred_deduplication,
        suggest=suggest,
    )
    server = _server(world, host, ports)
    print(f"mock gateways at http://{host}:{ports[0]}/ (key: test-key)", file=sys.stderr)
    for gateway in package.gateways:
        print(f"  {gateway.title:<14} http://{host}:{ports[0]}/{gateway.name}", file=sys.stderr)
    with suppress(KeyboardInterrupt):
        server.run(sockets)
    return 0


def _server(world: World, host: str, ports: tuple[int, int]) -> uvicorn.Server:
    world.files_url = f"http://{host}:{ports[1]}"
    world.api_url = f"http://{host}:{ports[0]}"
    app = _TwoPorts(world, ports[1], host)
    return uvicorn.Server(
        uvicorn.Config(
            app,
            http=MockProtocol,
            lifespan="off",
            log_config=None,
            log_level="error",
            access_log=False,
            date_header=False,
            server_header=False,
            timeout_graceful_shutdown=1,
            timeout_keep_alive=KEEP_ALIVE,
        )
    )


class _TwoPorts:
    """Result files on one port, everything else on the other; dates from the mock's clock."""

    def __init__(self, world: World, files_port: int, host: str) -> None:
        self._world = world
        self._files: ASGIApp = files_app(world)
        self._rest: ASGIApp = app_of(world, (host,))
        self._files_port = files_port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_dated(message: Message) -> None:
            if message["type"] == "http.response.start":
                date = formatdate(self._world.clock.now(), usegmt=True).encode()
                message["headers"] = [*message.get("headers", ()), (b"date", date)]
            await send(message)

        app = self._files if scope["server"][1] == self._files_port else self._rest
        await app(scope, receive, send_dated)


def _bind(host: str, *ports: int) -> list[socket.socket]:
    sockets: list[socket.socket] = []
    try:
        for port in ports:
            # Named in full, because asyncio sets TCP_NODELAY only on a socket that says it is TCP.
            one = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
            sockets.append(one)
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            one.bind((host, port))
    except BaseException:
        for one in sockets:
            one.close()
        raise
    return sockets
