"""Who may look into the mock and steer it: programs on this machine, and its own page.

A browser sends requests to any address for any web page. Three headers tell such requests apart:
the Host of a name that was bound to this machine later (DNS rebinding), a foreign Origin, and a
content type that needs no preflight.
"""

from __future__ import annotations

from collections.abc import Container
from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response


def refusal(request: Request, hosts: Container[str] = ()) -> Response | None:
    """The answer to a request that may come from a foreign web page; None lets it pass.

    `hosts` are names of this server beside the loopback names and the address it was reached at.
    """
    host = request.headers.get("host", "")
    server = request.scope.get("server")
    if not _is_ours(host, server[0] if server else "", hosts):
        return _refusal(403, f"the host {host[:100]!a} is not this mock; use its address")
    origin = request.headers.get("origin")
    if origin is not None and not _same(origin, host):
        return _refusal(403, f"the origin {origin[:100]!a} may not use this mock")
    if request.method == "POST" and _media_type(request) != "application/json":
        return _refusal(415, "send the header content-type: application/json")
    return None


def _is_ours(host: str, address: str, hosts: Container[str]) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
        if name == "localhost" or name.endswith(".localhost"):
            return True
        return bool(name) and (name == address or name in hosts or ip_address(name).is_loopback)
    except ValueError:
        return False


def _same(origin: str, host: str) -> bool:
    """Whether the page of `origin` came from this very server."""
    scheme, _, rest = origin.partition("://")
    return scheme in ("http", "https") and rest.lower() == host.lower()


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _refusal(status: int, message: str) -> Response:
    return JSONResponse({"error": message}, status)
