"""Python arguments become the body that travels, with the way back for messages."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from functools import partial
from typing import Any, cast

from ..catalog.info import ArgumentInfo, GatewayInfo, ModelInfo
from ..facts.modes import mode_of
from ..rules.messages import nearest
from ..rules.pointers import pointer
from .drafting import Draft, plain, put
from .errors import MediaError
from .media.given import is_file, is_named
from .media.sniff import BY_SUFFIX
from .media.uploaded import UploadedFile, sent_ahead
from .null import NULL
from .references import reference
from .reserved import RESERVED


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
            raise TypeError(unknown_argument(name, model))
        put(made.body, argument.at, convert_argument(made, gateway, model, name, argument, value))
    put_constants(made.body, model)
    request_id = arguments.get(gateway.tracing_argument)
    made.client_request_id = request_id if isinstance(request_id, str) else None
    _check_id(gateway, made)
    return made


def _check_id(gateway: GatewayInfo, made: Draft) -> None:
    """Raises MediaError where the caller's own id is longer than it may be beside a file."""
    count = len(made.client_request_id or "")
    for placed in made.files:
        most = placed.files.longest_id
        if most is not None and count > most:
            name = gateway.tracing_argument
            said = f"{name}: {count} characters are more than the {most} that go with a file"
            raise MediaError(said, gateway=gateway.title)


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
    put_constants(copied, model)
    return made


def put_constants(body: dict[str, Any], model: ModelInfo) -> None:
    """Puts in what the page fixes for the mode of `body`, where nothing else stands there."""
    if not model.constants:
        return
    mode = mode_of(model, body)
    for constant in model.constants:
        value = constant.by_mode.get(mode)
        inner: Any = None if value is None else body
        for key in constant.at[:-1]:
            if isinstance(inner, dict):
                inner = cast("dict[str, Any]", inner).setdefault(key, {})
        if isinstance(inner, dict):
            cast("dict[str, Any]", inner).setdefault(constant.at[-1], value)


def unknown_argument(name: str, model: ModelInfo) -> str:
    """What is said of an argument that the model does not have."""
    near = nearest(name, (*model.arguments, *RESERVED))
    hint = f"did you mean {near}?" if near else f"it takes {', '.join(model.arguments)}"
    if "params" in model.unseen:
        hint += f"; not every param of its page was seen, and extra_body={{{name!r}: …}} sends one that is missing here"
    return f"{model.key} has no argument {name!r}; {hint}"


def convert_argument(
    made: Draft,
    gateway: GatewayInfo,
    model: ModelInfo,
    name: str,
    info: ArgumentInfo,
    value: Any,
) -> Any:
    """An argument's value as JSON, local files noted in `made` and replaced by a placeholder."""
    if value is NULL:
        return None
    if info.as_string and isinstance(value, bool):
        return "true" if value else "false"
    if info.files is None:
        if (info.link or info.several) and any(map(partial(is_local, info=info), several(value))):
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
    if isinstance(value, Mapping):
        return any(map(is_file, cast("Mapping[str, Any]", value).values()))
    if not isinstance(value, str):
        return is_file(value) and not hasattr(value, "media_type")
    named = "." + value.rpartition(".")[2].lower() in BY_SUFFIX
    return info.link and named and ":" not in value and not value.startswith("//")
