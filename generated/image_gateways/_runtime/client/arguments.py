"""Python arguments become the body that travels, with the way back for messages."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from decimal import Decimal
from numbers import Integral, Real
from typing import Any, cast
from urllib.parse import urlsplit

from ..info import ArgumentInfo, GatewayInfo, ModelInfo, UploadInfo
from ..rules.messages import nearest
from ..rules.pointers import pointer
from .errors import MediaError
from .media.given import is_file, is_named, look, no_file
from .media.local import Local
from .media.sniff import BY_SUFFIX
from .media.uploaded import UploadedFile, item, sent_ahead
from .reserved import RESERVED

PLACEHOLDER = "https://upload.invalid/"
"""Stands for the address of a file that is not uploaded yet; the domain can never exist."""

ArgumentPlace = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A local file and where in the body its address goes."""

    argument: str
    path: ArgumentPlace
    local: Local
    files: UploadInfo
    """How the argument takes files."""


@dataclass(slots=True)
class Draft:
    """A request's body, perhaps with local files that are not sent yet."""

    body: dict[str, Any]
    names: dict[str, str]
    """JSON Pointer → Python argument."""
    files: list[Placed] = field(default_factory=list[Placed])
    client_request_id: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """Merged over the body, unjudged."""

    def whole(self) -> dict[str, Any]:
        """The body with `extra` merged over it."""
        return merged(self.body, self.extra) if self.extra else self.body

    def argument(self, pointer: str) -> str:
        """What a caller calls the thing at `pointer`: ``/params/size`` is ``size``."""
        whole = pointer
        while pointer:
            if pointer in self.names:
                return self.names[pointer] + whole[len(pointer) :].replace("/", ".")
            pointer = pointer.rpartition("/")[0]
        return whole.lstrip("/").replace("/", ".") or "request"

    def replace(self, placed: Placed, value: Any) -> None:
        """Puts `value` in the place of a file."""
        target: Any = self.body
        for key in placed.path[:-1]:
            target = target[key]
        target[placed.path[-1]] = value

    def uploaded(self, placed: Placed, made: UploadedFile) -> None:
        """Puts the address of a file, and its token, in its place."""
        files = placed.files
        self.replace(placed, made.url if files.item is None else made.item(files.item, files))

    def seconds(self) -> dict[str, Decimal]:
        """How long the films and sounds of an argument are, where all are local and tell it."""
        found: dict[str, list[Decimal | None]] = {}
        for placed in self.files:
            found.setdefault(placed.argument, []).append(placed.local.seconds())
        return {
            name: sum((one for one in lengths if one is not None), Decimal(0))
            for name, lengths in found.items()
            if None not in lengths and len(lengths) == self._places(name)
        }

    def _places(self, argument: str) -> int:
        """How many files and addresses an argument has that takes files."""
        path = next(one.path for one in self.files if one.argument == argument)
        value: Any = self.body
        for key in path[:-1]:
            value = value[key]
        return len(value) if isinstance(value, list) else 1  # pyright: ignore[reportUnknownArgumentType]


def draft(gateway: GatewayInfo, model: ModelInfo, arguments: Mapping[str, Any]) -> Draft:
    """The body of a request, `extra_body` not merged yet.

    Raises TypeError for an argument that the model does not have, MediaError for a file that
    cannot be sent.
    """
    made = Draft({}, {})
    if model.operation.model_at is not None:
        put(made.body, model.operation.model_at, model.id)
    for name, info in model.arguments.items():
        made.names[pointer(info.at)] = name
    for name, value in arguments.items():
        if name in RESERVED:
            continue
        argument = model.arguments.get(name)
        if argument is None:
            raise TypeError(unknown(name, model))
        put(made.body, argument.at, converted(made, gateway, model, name, argument, value))
    request_id = arguments.get(gateway.tracing_argument)
    made.client_request_id = request_id if isinstance(request_id, str) else None
    return made


def wire(model: ModelInfo, body: object) -> Draft:
    """A whole request as it would travel, as a draft; the model's id is put in where it is missing.

    Raises TypeError for what is not an object of JSON.
    """
    if not isinstance(body, Mapping):
        raise TypeError(f"body is a mapping, not {type(body).__name__}")
    copied: dict[str, Any] = deepcopy(plain(body))
    made = Draft(copied, {pointer(info.at): name for name, info in model.arguments.items()})
    where = model.operation.model_at
    if where is not None and len(where) == 1:
        copied.setdefault(where[0], model.id)
    return made


def unknown(name: str, model: ModelInfo) -> str:
    """What is said of an argument that the model does not have."""
    near = nearest(name, (*model.arguments, *RESERVED))
    hint = f"did you mean {near}?" if near else f"it takes {', '.join(model.arguments)}"
    return f"{model.key} has no argument {name!r}; {hint}"


def converted(
    made: Draft,
    gateway: GatewayInfo,
    model: ModelInfo,
    name: str,
    info: ArgumentInfo,
    value: Any,
) -> Any:
    """An argument's value as JSON, local files noted in `made` and replaced by a placeholder."""
    if info.as_string and isinstance(value, bool):
        return "true" if value else "false"
    if info.files is None:
        if (info.link or info.several) and any(is_local(one, info) for one in several(value)):
            raise MediaError(
                f"{name}: {gateway.title} takes public https addresses only here: "
                "host the file and pass its address",
                gateway=gateway.title,
            )
        placed = [address_of(sent_ahead(name, one, gateway)) for one in several(value)]
        return plain(placed if isinstance(value, (list, tuple)) else placed[0])
    if not info.several:
        return reference(made, gateway, info.files, name, info.at, value)
    return [
        reference(made, gateway, info.files, name, (*info.at, index), element)
        for index, element in enumerate(several(value))
    ]


def several(value: Any) -> list[Any]:
    """The elements of a list; one value, and (name, file), is a list of one."""
    if not isinstance(value, (list, tuple)) or is_named(cast(object, value)):
        return [value]
    return list(cast("list[Any]", value))


def has_files(model: ModelInfo, arguments: Mapping[str, Any]) -> bool:
    """Whether any argument holds a file that would be looked at."""
    return any(
        is_file(one)
        for name, value in arguments.items()
        if name in model.arguments and model.arguments[name].files is not None
        for one in several(value)
    )


def address_of(value: Any) -> Any:
    """The address of a file that was uploaded; anything else as it is."""
    return value.url if isinstance(value, UploadedFile) else value


def is_local(value: Any, info: ArgumentInfo) -> bool:
    """Whether a value is a file, or the path of one, where only an address will do."""
    if not isinstance(value, str):
        return is_file(value) and not hasattr(value, "media_type")
    named = "." + value.rpartition(".")[2].lower() in BY_SUFFIX
    return info.link and named and ":" not in value and not value.startswith("//")


def reference(
    made: Draft,
    gateway: GatewayInfo,
    files: UploadInfo,
    name: str,
    path: ArgumentPlace,
    value: Any,
) -> Any:
    """One reference file: an item as it is, an address, an uploaded file, or a local one."""
    keys = files.item
    value = sent_ahead(name, value, gateway)
    if isinstance(value, UploadedFile):
        return value.url if keys is None else value.item(keys, files)
    if isinstance(value, str):
        if not value.lower().startswith(("https://", "data:")):
            raise no_file(name, value)
        return str.__str__(value) if keys is None else remote(name, value, keys, files)
    if not is_file(value):
        return plain(value)
    local = look(value, files, name)
    made.files.append(Placed(name, path, local, files))
    address = f"{PLACEHOLDER}{len(made.files)}"
    return address if keys is None else described(keys, address, local)


def described(keys: Mapping[str, str], address: str, local: Local) -> dict[str, Any]:
    """A local file at `address` as a reference item; `keys` are role → key."""
    return item(keys, address, local.type.kind, local.type.mime, local.name)


def remote(name: str, url: str, keys: Mapping[str, str], limits: UploadInfo) -> dict[str, Any]:
    """A reference item for a file at an address.

    Raises MediaError when the item has to name the kind of the file, which the address leaves open.
    """
    if "kind" not in keys:
        return {keys["address"]: url}
    kinds = tuple(limits.kinds)
    suffix = "." + urlsplit(url).path.rpartition(".")[2].lower()
    if len(kinds) == 1:
        kind = kinds[0]
    elif suffix in BY_SUFFIX:
        kind = BY_SUFFIX[suffix].kind
    else:
        raise MediaError(
            f"{name}: whether {url[:80]} is an image, a video or a sound cannot be seen from it; "
            f"pass {{'{keys['address']}': …, '{keys['kind']}': 'image'}}"
        )
    return {keys["address"]: url, keys["kind"]: kind}


def plain(value: Any) -> Any:
    """`value` in the plain types that JSON has; what JSON does not have stays as it is."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return float(value)
    if type(value).__module__ == "numpy" and type(value).__name__ in ("bool", "bool_"):
        return bool(value)
    if isinstance(value, (list, tuple)):
        return [plain(element) for element in cast("list[Any]", value)]
    if isinstance(value, Mapping):
        return {
            plain(key): plain(element) for key, element in cast("dict[Any, Any]", value).items()
        }
    return value


def put(body: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Puts `value` at `path`, making the containers on the way."""
    for key in path[:-1]:
        body = body.setdefault(key, {})
    body[path[-1]] = value


def merged(body: dict[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    """`body` with `extra` over it; objects at the top level are merged key by key."""
    result = dict(body)
    for key, value in extra.items():
        below = result.get(key)
        if isinstance(below, dict) and isinstance(value, Mapping):
            result[key] = {**cast("dict[str, Any]", below), **plain(value)}
        else:
            result[key] = plain(value)
    return result
