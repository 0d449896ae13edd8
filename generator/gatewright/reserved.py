"""Every name that generated code uses, grouped by what else could have the name.

A test derives these lists from the generated code and from the runtime, so a new import of a template
is a new entry here.
"""

from __future__ import annotations

import inspect
import keyword

from .runtime.client import errors
from .runtime.client.client import AsyncClient, ClientBase, SyncClient
from .runtime.client.reserved import RESERVED

WEBHOOK_EXPORTS: dict[str, list[str]] = {
    "client.signatures": ["StandardWebhooks"],
    "client.webhooks": ["AsyncWebhooks", "Webhook", "Webhooks"],
}
"""More public names when a gateway documents webhooks, by module of the runtime."""

RUNTIME_EXPORTS: dict[str, list[str]] = {
    "catalog.models": ["Catalog"],
    "catalog.info": ["GatewayInfo", "ModelInfo"],
    "client.price": ["Estimate"],
    "client.outcome": ["Credits", "Progress"],
    "client.files": ["AsyncAudio", "AsyncImage", "AsyncVideo", "Audio", "Image", "Video"],
    "client.results": ["AsyncResult", "Result"],
    "client.tasks": ["AsyncTask", "Task"],
    "client.any_model": ["AnyModel", "AsyncAnyModel"],
    "client.media.uploaded": ["UploadedFile"],
    "client.http.message": ["HttpResponse"],
    "client.null": ["NULL", "Null"],
    "client.unfinished": ["Unfinished", "unfinished"],
    "rules.violations": ["Violation"],
    "client.errors": [
        name
        for name, member in vars(errors).items()
        if inspect.isclass(member) and member.__module__ == errors.__name__
    ],
}
"""The public names of every generated package, by module of the runtime."""

OTHER_PACKAGES = frozenset(
    {
        "aiohttp",
        "gatewright",
        "gatewright_scan",
        "gatewright_tools",
        "httpx",
        "httpx2",
        "msgspec",
        "pandas",
        "pyarrow",
        "pytest",
        "yarl",
    }
)
"""Packages beside Python's own that a generated package, its toolbox or its tests import."""

GATEWAY_MODULES = frozenset({"client", "rules"})
"""Modules and folders of a gateway's package that are not models."""
PACKAGE_NAMES = frozenset({"notices", "testing", "unfinished", "validate", "validate_json"})
"""Modules and functions of the package that are not gateways."""
IMPORTED = frozenset(
    {
        "AnswerInfo",
        "AsyncClient",
        "AsyncModel",
        "Awaited",
        "CallOptions",
        "Calls",
        "Common",
        "ErrorInfo",
        "Given",
        "Literal",
        "Mapping",
        "Media",
        "MediaFiles",
        "NotRequired",
        "OfflineModel",
        "OperationInfo",
        "ResultT",
        "Sequence",
        "SyncClient",
        "SyncModel",
        "TaskT",
        "TypedDict",
        "Unpack",
        "WebhookInfo",
    }
)
"""Classes that the modules of gateways and models import or define, except the public names."""
CONSTANTS = frozenset({"CLASSES", "GATEWAY", "MODELS", "OPERATIONS", "TYPE_CHECKING"})
"""Variables of the modules of gateways and models, and of the package's ``__init__``."""
BUILTINS = frozenset({"globals", "property", "sorted"})
"""Builtins that generated code uses. A module or member of that name would hide them."""
DEVICES = frozenset(
    {"aux", "con", "nul", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
"""Names that no file or folder of Windows has, whatever stands behind the dot."""
OWN_MEMBERS = frozenset({"webhooks"})
"""Members that templates give to some clients."""

CLIENT_MEMBERS = OWN_MEMBERS | {
    name
    for client in (SyncClient, AsyncClient)
    for name in (*dir(client), *inspect.get_annotations(ClientBase))
    if not name.startswith("_")
}
"""Public members of the client classes."""

CLASSES = (
    IMPORTED
    | CONSTANTS
    | {
        one
        for exports in (RUNTIME_EXPORTS, WEBHOOK_EXPORTS)
        for ones in exports.values()
        for one in ones
    }
    | {word for word in keyword.kwlist if word[0].isupper()}
)
"""Names that no class of a gateway or a model may have."""


def refused_argument(name: str) -> str | None:
    """Why `name` cannot be a keyword argument of a model, or None when it can."""
    if name in RESERVED:
        return f"{name!r} is what every model calls an argument of the call itself"
    if name == "body":
        return "'body' is what `model(key)` of a client calls a whole request"
    if name in ("self", "locals") or keyword.iskeyword(name) or name.startswith("__"):
        return f"{name!r} has a meaning of its own in Python"
    return None


def refused_attribute(name: str) -> str | None:
    """Why `name` cannot be a model's attribute on its client, or None when it can."""
    if name in CLIENT_MEMBERS:
        return f"{name!r} is a member of every client"
    if name in GATEWAY_MODULES:
        return f"{name!r} is a module of every gateway"
    if name in DEVICES:
        return f"{name!r} cannot be the name of a file on Windows"
    if name in BUILTINS or keyword.iskeyword(name):
        return f"{name!r} has a meaning of its own in Python"
    return None


def refused_module(name: str) -> str | None:
    """Why `name` cannot be a gateway's module, or None when it can."""
    if name in PACKAGE_NAMES:
        return f"{name!r} is in every package something else"
    if name in DEVICES:
        return f"{name!r} cannot be the name of a folder on Windows"
    if name in BUILTINS:
        return f"{name!r} has a meaning of its own in Python"
    return None


def refused_class(name: str) -> str | None:
    """Why a class cannot be called `name`, or None when it can."""
    return f"`{name}` is in every package something else" if name in CLASSES else None
