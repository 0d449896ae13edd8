"""Webhooks as they are delivered, signed like `StandardWebhooks` wants them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..client.env import random_name

SECRET = "whsec_" + base64.b64encode(b"a secret of tests and of nobody else").decode()
"""What deliveries are signed with unless you say otherwise; `register` answers with it."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One delivery of an event: the body and the headers of its POST."""

    body: bytes
    headers: Mapping[str, str] = field(repr=False)


def signed(data: Any, secret: str = SECRET, *, clock: Callable[[], float] = time.time) -> Delivery:
    """The delivery of `data`, an event as JSON data, signed with `secret` now.

    `secret` is base64, with or without ``whsec_`` before it. Raises ValueError for another.
    """
    key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    body = json.dumps(data).encode()
    id, moment = f"msg_{random_name()[:16]}", str(int(clock()))
    digest = hmac.new(key, f"{id}.{moment}.".encode() + body, hashlib.sha256).digest()
    headers = {
        "content-type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": moment,
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
    }
    return Delivery(body, headers)
