"""The intermediate representation: what `resolve` makes of the specs and everything after it reads.

Frozen dataclasses, no behaviour beyond look-ups. Names, defaults and modes are resolved here once;
templates, schemas, the mock and the exports never look into a YAML file again.

    Package ── Gateway ── Operation (one way to create)
                  │  └── Model ── Mode (which arguments decide on it)
                  │         └──── Object (the body) ── Key ── Case (some modes) ── Param ── Kind
                  └── Answer (an example envelope with its slots)

What a value may be is a *kind* of the runtime, the same object that the validators carry. Modes, prices and
limits of files are classes of the runtime too.

A *fact name* is the path of a fact in its spec file (``params.seed.minimum``).

package, gateway, operation and model hold these; body and between the body and its rules; uploads
files in requests; price what a request costs; provenance where a fact comes from.
"""

from __future__ import annotations

from ..runtime.catalog.info import Mode, ModeValue
from .between import ParamRule
from .body import OUTSIDE, ROOT, Case, Key, Param, leaves, split_by_mode
from .gateway import ErrorCode, Gateway
from .model import Model
from .operation import Answer, Endpoint, Operation
from .package import Package
from .price import StatedPrice, decisive_params, states_amount
from .provenance import Provenance, Source
from .uploads import GatewayUploads, MediaLimit, Uploads

__all__ = [
    "OUTSIDE",
    "ROOT",
    "Answer",
    "Case",
    "Endpoint",
    "ErrorCode",
    "Gateway",
    "GatewayUploads",
    "Key",
    "MediaLimit",
    "Mode",
    "ModeValue",
    "Model",
    "Operation",
    "Package",
    "Param",
    "ParamRule",
    "Provenance",
    "Source",
    "StatedPrice",
    "Uploads",
    "decisive_params",
    "leaves",
    "split_by_mode",
    "states_amount",
]
