"""Verifying deliveries in the shape of the Standard Webhooks specification, version 1.

No gateway here documents how it signs its deliveries. An application that knows of one
chooses this verifier itself; nothing in this package chooses it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Mapping
from typing import Any

from .errors import WebhookVerificationError

TOLERANCE = 300.0
"""Seconds that the time of a delivery may differ from ours, either way."""
PREFIX = "whsec_"
MOST_SIGNATURES = 32


class StandardWebhooks:
    """Proves that a delivery was signed with `secret` a moment ago.

    `secret` is base64, with or without ``whsec_`` before it; raises ValueError when it is neither.
    Choose this only for a gateway that you know to sign so: the pages do not say.
    """

    def __init__(self, secret: str, *, clock: Callable[[], float] = time.time) -> None:
        try:
            key = base64.b64decode(secret.strip().removeprefix(PREFIX), validate=True)
        except (binascii.Error, ValueError):
            key = b""
        if not key:
            raise ValueError("the signing secret is not base64") from None
        self._key = key
        self._clock = clock

    def verify(self, body: bytes, headers: Mapping[str, str]) -> Any:
        """The JSON data of a delivery, from its raw `body` and its headers in any case.

        Raises WebhookVerificationError, and nothing else, whatever comes.
        """
        try:
            return self._verify_and_read(body, headers)
        except WebhookVerificationError:
            raise
        except Exception:
            raise WebhookVerificationError("the delivery is not a signed webhook") from None

    def __repr__(self) -> str:
        return f"{type(self).__name__}(hidden)"

    def _verify_and_read(self, body: bytes, headers: Mapping[str, str]) -> Any:
        named = {name.lower(): value for name, value in headers.items()}
        id, moment, signatures = (
            named.get(f"webhook-{name}", "") for name in ("id", "timestamp", "signature")
        )
        if not (id and moment and signatures):
            raise WebhookVerificationError("a header of the signature is missing")
        if not (moment.isascii() and moment.isdecimal() and len(moment) <= 12):
            raise WebhookVerificationError("the time of the delivery is not a number of seconds")
        if abs(self._clock() - int(moment)) > TOLERANCE:
            raise WebhookVerificationError("the delivery is too old, or from the future")
        signed = f"{id}.{moment}.".encode() + body
        expected = hmac.new(self._key, signed, hashlib.sha256).digest()
        given = signatures.split(" ")[:MOST_SIGNATURES]
        if True not in [matches(one, expected) for one in given]:
            raise WebhookVerificationError("no signature of the delivery matches")
        return json.loads(body)

    def __reduce__(self) -> Any:
        raise TypeError("a signing secret is not pickled")


def matches(signature: str, expected: bytes) -> bool:
    """Whether one ``v1,<base64>`` is the expected signature, in time that does not tell how much of it."""
    version, _, text = signature.partition(",")
    try:
        given = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        given = b""
    return hmac.compare_digest(given, expected) and version == "v1"
