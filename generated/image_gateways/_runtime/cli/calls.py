"""A call's arguments on the command line: ``--prompt`` and ``-p name=value``."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..catalog import Catalog
from ..info import ArgumentInfo, ModelInfo
from ..rules.messages import nearest
from . import UsageError

if TYPE_CHECKING:
    from ..client.client import SyncClient
    from ..client.model import SyncModel


def add(parser: argparse.ArgumentParser) -> None:
    """Which model, with what."""
    parser.add_argument("--model", required=True, metavar="KEY", help="the model's key")
    parser.add_argument("--prompt", help="what the picture is to show")
    parser.add_argument(
        "-p",
        dest="params",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="an argument of the model; repeat it for lists; @path is a file",
    )


def given(arguments: argparse.Namespace, info: ModelInfo) -> dict[str, Any]:
    """The model's arguments, each of the type that its page gives it; raises UsageError."""
    found: dict[str, Any] = {}
    for pair in arguments.params:
        name, equals, text = str(pair).partition("=")
        if not equals:
            raise UsageError(f"-p {pair}: write NAME=VALUE")
        argument = info.arguments.get(name)
        if argument is None:
            near = nearest(name, tuple(info.arguments))
            hint = f"did you mean {near}?" if near else f"there are {', '.join(info.arguments)}"
            raise UsageError(f"{info.key} has no argument {name!r}; {hint}")
        value = typed(name, argument, text)
        if argument.kind == "list" and not isinstance(value, list):
            found.setdefault(name, []).append(value)
        else:
            found[name] = value
    if arguments.prompt is not None:
        if not info.positional:
            raise UsageError(f"--prompt: {info.key} takes no prompt")
        found[info.positional] = arguments.prompt
    return found


def typed(name: str, argument: ArgumentInfo, text: str) -> Any:
    """`text` as a value of the argument's kind; what does not fit stays text for the validator.

    Of an argument that takes files, ``@path`` is a local file, as other command lines write it.
    """
    if argument.files is not None and text.startswith("@"):
        return Path(text[1:])
    if argument.kind in ("boolean", "integer", "number") or text == "null":
        try:
            return json.loads(text)
        except ValueError:
            return text
    if argument.kind in ("list", "object") and text[:1] in ("[", "{"):
        try:
            return json.loads(text)
        except ValueError as error:
            raise UsageError(f"-p {name}: no JSON: {error}") from error
    return text


def opened(catalog: Catalog, key: str) -> tuple[SyncClient, SyncModel]:
    """A client of the model's gateway, and the model on it."""
    info = catalog[key]
    client: SyncClient = catalog.client(key)()
    model: SyncModel = getattr(client, info.module)
    return client, model


def reported(error: Exception) -> int:
    """The exit code of an error, which is printed."""
    import sys

    from ..client import errors
    from ..console import CONFIGURATION, FINDINGS, NETWORK, UNKNOWN

    print(error, file=sys.stderr)
    if isinstance(error, errors.OutcomeUnknown):
        return UNKNOWN
    if isinstance(error, (errors.InvalidRequest, errors.MediaError, errors.PriceRefused)):
        return FINDINGS
    return CONFIGURATION if isinstance(error, errors.MissingKey) else NETWORK
