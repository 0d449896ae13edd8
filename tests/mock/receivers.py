"""Receivers of webhooks on 127.0.0.1, as an application has one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import SimpleQueue

PATIENCE = 10.0
"""Real seconds in which whatever is waited for has come."""


class Receiver:
    """What came in, and what is answered: a status, or nothing before `go` is set."""

    def __init__(self, url: str, status: int) -> None:
        self.url, self.status = url, status
        self.came: SimpleQueue[tuple[bytes, dict[str, str]]] = SimpleQueue()
        self.go = threading.Event()

    def next(self) -> tuple[bytes, dict[str, str]]:
        """Body and headers of the next delivery."""
        return self.came.get(timeout=PATIENCE)


@contextmanager
def receiving(status: int = 204, hangs: bool = False) -> Iterator[Receiver]:
    """A receiver while the `with` lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            receiver.came.put((body, dict(self.headers.items())))
            if hangs:
                receiver.go.wait(PATIENCE)
            self.send_response(receiver.status)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver = Receiver(f"http://127.0.0.1:{server.server_port}/hooks?from=mock", status)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        receiver.go.set()
        server.shutdown()
        server.server_close()
        thread.join(PATIENCE)


def until(is_so: Callable[[], bool]) -> None:
    """Waits for what another thread is about to do."""
    pause = threading.Event()
    for _ in range(int(PATIENCE / 0.01)):
        if is_so():
            return
        pause.wait(0.01)
    raise AssertionError("it did not come")
