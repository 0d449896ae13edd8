"""An HTTP client of your own: headers for every request, hooks, a tracer's context, and downloads through it.

Run it: python examples/own_http_client.py
"""

from __future__ import annotations

from contextvars import ContextVar

import httpx
from local_gateways import local_gateways

from image_gateways import Rivya

REQUEST_ID: ContextVar[str] = ContextVar("request_id", default="-")
LINES: list[str] = []


def noted(request: httpx.Request) -> None:
    """Writes a line with the id of the web request that is being answered."""
    company = request.headers.get("x-company", "-")
    LINES.append(f"{REQUEST_ID.get()} {request.method} x-company: {company}")


def main() -> None:
    # proxy=, verify= and http2= go here too: httpx.Client(proxy="http://proxy.example:3128").
    with httpx.Client(headers={"x-company": "acme"}, event_hooks={"request": [noted]}) as http:
        rivya = Rivya(http_client=http)
        REQUEST_ID.set("req-42")
        rivya.qwen2_image.generate("a lighthouse").read()


if __name__ == "__main__":
    with local_gateways():
        main()
        for line in sorted(set(LINES)):
            print(line)
