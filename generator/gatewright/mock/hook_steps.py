"""What a gateway's webhook endpoints answer: the documented keys, and secrets that are shown once.

No spec describes the rest of these answers. So lists come under ``data``, and events and deliveries
in words of the mock.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from .. import ir
from .body import BadBody
from .envelope import Reply
from .hooks import MOST_ENDPOINTS, Hook
from .narrowing import is_list, is_object
from .world import World

WEBHOOK = "webhook_"
"""How the names of these steps begin."""
WRITES = ("webhook_register", "webhook_update")
"""Steps whose requests carry a body."""
_LONGEST = 2000
"""Characters of a text of a registration."""
_TAKEN = ("name", "url", "events")


class UnknownHook(Exception):
    """No endpoint has this id."""


@dataclass(frozen=True, slots=True)
class HookSteps:
    """The webhook endpoints of one gateway."""

    world: World
    gateway: ir.Gateway

    def answer(self, step: str, id: str, body: Any) -> Reply:
        """The answer to the action in `step`. Raises UnknownHook, and BadBody for what cannot be."""
        act: Callable[[str, Any], Any] = getattr(self, f"_{step.removeprefix(WEBHOOK)}")
        return Reply.json(act(id, body))

    def _register(self, id: str, body: Any) -> dict[str, Any]:
        given, hooks = self._read(body), self.world.hooks
        info = self.gateway.webhooks
        for meaning in ("url", *(info.required if info is not None else ())):
            if meaning not in given:
                raise BadBody(f"/{self._keys.get(meaning, meaning)}: is missing")
        hook = Hook(
            self.world.new_id("hook"),
            self.gateway.name,
            given["url"],
            given.get("name"),
            given.get("events"),
            b"",
        )
        hook.key = _key(hook.id, b"")
        if not hooks.add(hook):
            raise BadBody(f"there are {MOST_ENDPOINTS} endpoints already")
        return self._show(hook, secret=True)

    def _list(self, id: str, body: Any) -> dict[str, Any]:
        return {"data": [self._show(hook) for hook in self.world.hooks.of(self.gateway.name)]}

    def _get(self, id: str, body: Any) -> dict[str, Any]:
        return self._show(self._hook(id))

    def _update(self, id: str, body: Any) -> dict[str, Any]:
        hook = self._hook(id)
        for meaning, value in self._read(body).items():
            setattr(hook, meaning, value)
        return self._show(hook)

    def _delete(self, id: str, body: Any) -> dict[str, Any]:
        self.world.hooks.remove(self._hook(id))
        return {}

    def _rotate_secret(self, id: str, body: Any) -> dict[str, Any]:
        hook = self._hook(id)
        hook.key = _key(hook.id, hook.key)
        return self._show(hook, secret=True)

    def _test(self, id: str, body: Any) -> dict[str, Any]:
        return self.world.hooks.test(self._hook(id), self.world.clock.now()).as_json()

    def _deliveries(self, id: str, body: Any) -> dict[str, Any]:
        self.world.tick()
        return {"data": [one.as_json() for one in self.world.hooks.sendings(self._hook(id))]}

    def _events(self, id: str, body: Any) -> dict[str, Any]:
        self.world.tick()
        return {"data": [one.as_json() for one in self.world.hooks.events(self.gateway.name)]}

    @property
    def _keys(self) -> Mapping[str, str]:
        return {} if self.gateway.webhooks is None else self.gateway.webhooks.fields

    def _hook(self, id: str) -> Hook:
        hook = self.world.hooks.get(self.gateway.name, id)
        if hook is None:
            raise UnknownHook
        return hook

    def _show(self, hook: Hook, *, secret: bool = False) -> dict[str, Any]:
        """An endpoint under the documented keys; its secret only where it is new."""
        values = {
            "id": hook.id,
            "name": hook.name,
            "url": hook.url,
            "events": hook.events or [],
            "status": "active",
            "secret_preview": f"{hook.secret[:8]}…",
        }
        if secret:
            values["secret"] = hook.secret
        return {key: values[meaning] for meaning, key in self._keys.items() if meaning in values}

    def _read(self, body: Any) -> dict[str, Any]:
        """Meaning → value of what a body gives."""
        if not is_object(body):
            raise BadBody("the body: expected an object")
        meanings = {self._keys[one]: one for one in _TAKEN if one in self._keys}
        for key in body:
            if key not in meanings:
                raise BadBody(f"/{key[:100]}: no page documents this key")
        given = {meanings[key]: value for key, value in body.items()}
        for meaning, value in given.items():
            if not _fits(meaning, value):
                raise BadBody(f"/{self._keys[meaning]}: {_EXPECTED[meaning]}")
        if not given:
            raise BadBody("the body: expected something to set")
        return given


_EXPECTED = {
    "name": "expected text",
    "url": "expected an http or https address",
    "events": "expected a list of names",
}


def _fits(meaning: str, value: Any) -> bool:
    if meaning == "events":
        return is_list(value) and len(value) <= 100 and all(_is_text(one) for one in value)
    return _is_text(value) and (meaning != "url" or _is_address(value))


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _key(id: str, before: bytes) -> bytes:
    """The next signing key of an endpoint: another one each time, the same in each run of a test."""
    return hashlib.sha256(id.encode() + before).digest()[:24]
