"""A gateway on this machine that takes its time for each picture, and counts what it charged."""

from __future__ import annotations

import contextlib
import json
import socketserver
import threading
import time
from collections.abc import Iterator

ANSWER = json.dumps({"created": 1, "data": [{"url": "https://cdn.example/x.png"}]}).encode()


class SlowGateway:
    """Answers with a picture's link after `seconds` of real time."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.charges = self.most = self.now = 0
        """Requests that were read; how many of them at once at most; how many of them now."""
        self.free = threading.Event()
        """Cleared: no answer leaves before it is set again."""
        self.free.set()
        self._lock = threading.Lock()
        self.url = ""

    def charge(self) -> None:
        """One request was read."""
        with self._lock:
            self.charges += 1
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(self.seconds)
        self.free.wait(30)
        with self._lock:
            self.now -= 1


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    block_on_close = False
    request_queue_size = 1024
    gateway: SlowGateway

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away."""


class _Handler(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        with contextlib.suppress(OSError):
            while self.rfile.readline().startswith(b"POST"):
                length = 0
                while line := self.rfile.readline().strip().lower():
                    if line.startswith(b"content-length:"):
                        length = int(line.partition(b":")[2])
                if len(self.rfile.read(length)) < length:
                    return
                self.server.gateway.charge()
                self.wfile.write(
                    b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
                    b"content-length: %d\r\n\r\n%s" % (len(ANSWER), ANSWER)
                )


@contextlib.contextmanager
def slow_gateway(seconds: float) -> Iterator[SlowGateway]:
    """The gateway while it runs."""
    gateway = SlowGateway(seconds)
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.gateway = gateway
        gateway.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield gateway
        gateway.free.set()
        server.shutdown()
        thread.join()
