"""How each gateway is called, written from the documentation pages and not from the specs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx

from gatewright.mock import MockServer

CREATES: dict[str, tuple[str, dict[str, Any]]] = {
    "rivya": ("/api/v1/generations", {"model": "qwen2-image", "prompt": "a lighthouse"}),
    "reapi": ("/api/v1/images/generations", {"model": "qwen-image-2", "prompt": "a lighthouse"}),
    "skills-video": ("/generation/qwen/qwen-image-2", {"prompt": "a lighthouse"}),
    "umodelverse": ("/v1/images/generations", {"model": "Qwen/Qwen-Image", "prompt": "a pier"}),
}
POLLS = {
    "rivya": "/api/v1/generations/",
    "reapi": "/api/v1/tasks/",
    "skills-video": "/generation/",
}
GATEWAYS = tuple(CREATES)
TASK_GATEWAYS = tuple(POLLS)


@dataclass
class Caller:
    """A client of the mock that knows the paths."""

    mock: MockServer
    client: httpx.Client

    def create(self, gateway: str, **options: Any) -> httpx.Response:
        """A create with a good body, `change`d where a test wants it otherwise."""
        path, body = CREATES[gateway]
        body = {**body, **options.pop("change", {})}
        return self.client.post(self.mock.gateway_url(gateway) + path, json=body, **options)

    def poll(self, gateway: str, id: str, **options: Any) -> httpx.Response:
        """One look at a task."""
        return self.client.get(self.mock.gateway_url(gateway) + POLLS[gateway] + id, **options)

    def finished(self, gateway: str, **options: Any) -> Any:
        """The answer of a task that has had time to end."""
        created = self.create(gateway, **options)
        assert created.status_code == 200, created.text
        if gateway not in POLLS:
            return created.json()
        self.mock.clock.advance(3600)
        return self.poll(gateway, created.json()["id"]).json()

    def link(self, gateway: str, **options: Any) -> str:
        """The first result link of a finished task."""
        done = self.finished(gateway, **options)
        found: str = {
            "rivya": lambda: done["result"]["primary_url"],
            "reapi": lambda: done["output"]["image_urls"][0],
            "skills-video": lambda: done["data"]["images"][0]["url"],
            "umodelverse": lambda: done["data"][0]["url"],
        }[gateway]()
        return found


def code_of(gateway: str, body: Any) -> Any:
    """The error code in an error envelope."""
    return body["code"] if gateway == "skills-video" else body["error"]["code"]
