"""A call's arguments on the command line: ``--prompt`` and ``-p name=value``."""

from __future__ import annotations

import argparse
import json
import os
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .. import _about
from ..catalog.info import ModelInfo
from ..catalog.models import Catalog
from ..client.null import NULL
from ..rules.kinds import kinds
from ..rules.messages import nearest, printable
from . import UsageError
from .output import talk

if TYPE_CHECKING:
    from ..client.client import SyncClient
    from ..client.model import SyncModel
    from ..rules.kinds.base import Kind
    from ..terminal.commands import Parser


def add(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Adds the arguments for the model, which may be `required`, and its params."""
    what = parser.add_argument_group("what to make")
    what.add_argument("--model", required=required, metavar="KEY", help="the model's key")
    what.add_argument("--prompt", metavar="TEXT", help="the text that says what to make")
    what.add_argument(
        "-p",
        dest="params",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="an argument of the model; repeat it for lists; @path is a file",
    )


def add_waiting(parser: Parser, *, required: bool = False) -> None:
    """Whereto, and how long it may take."""
    where = parser.add_argument_group("where it goes")
    where.add_argument(
        "--out",
        required=required,
        metavar="PATH",
        help="the file to save, a folder (with / at its end), or - for standard output",
    )
    where.add_argument("--overwrite", action="store_true", help="replace a file that is there")
    time = parser.add_argument_group("how long it may take")
    time.add_argument(
        "--deadline", type=float, metavar="SECONDS", help="seconds that everything may take"
    )
    time.add_argument(
        "--timeout", type=float, metavar="SECONDS", help="seconds of one HTTP exchange"
    )
    parser.general("-q", "--quiet", action="store_true", help="no progress on stderr")


def parse_params(arguments: argparse.Namespace, info: ModelInfo) -> dict[str, Any]:
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
        kind = kinds()[argument.kind](nullable=argument.nullable)
        # As other command lines write a file.
        local = argument.files is not None and text.startswith("@")
        value = Path(text[1:]) if local else convert_text(name, kind, text)
        if value is None:
            found[name] = NULL
        elif kind.walks == "items" and not isinstance(value, list):
            found.setdefault(name, []).append(value)
        else:
            found[name] = value
    if arguments.prompt is not None:
        if not info.positional:
            raise UsageError(f"--prompt: {info.key} takes no prompt")
        found[info.positional] = arguments.prompt
    return found


def convert_text(name: str, kind: Kind, text: str) -> Any:
    """`text` as a value of the kind; what does not fit stays text for the validator."""
    if kind.walks and text[:1] in ("[", "{"):
        try:
            return json.loads(text)
        except ValueError as error:
            raise UsageError(f"-p {name}: no JSON: {error}") from error
    return kind.parse(text)


def open_model(catalog: Catalog, key: str) -> tuple[SyncClient, SyncModel]:
    """A client of the model's gateway, and the model on it."""
    info = catalog[key]
    client: SyncClient = catalog.client(key)()
    model: SyncModel = getattr(client, info.module)
    return client, model


def check_gateway(catalog: Catalog, name: str) -> str:
    """`name`, if there is such a gateway; raises UsageError."""
    if name not in catalog.gateways:
        near = nearest(name, catalog.gateways)
        hint = f"did you mean {near}?" if near else f"there are {', '.join(catalog.gateways)}"
        raise UsageError(f"there is no gateway {name!r}; {hint}")
    return name


def gateways_with_keys(catalog: Catalog) -> list[str]:
    """The gateways whose key is in the environment."""
    return [
        name
        for name in catalog.gateways
        if any(os.environ.get(one, "").strip() for one in keys(catalog, name))
    ]


def keys(catalog: Catalog, name: str) -> tuple[str, ...]:
    """The environment variables that may hold the key of a gateway."""
    return catalog.gateway(catalog.first(name)).key_env


def gateway(arguments: argparse.Namespace, catalog: Catalog) -> str:
    """The gateway that is meant: as named, else the only one, else the only one with a key.

    Raises UsageError where that leaves it open.
    """
    if arguments.gateway is not None:
        return check_gateway(catalog, arguments.gateway)
    names = catalog.gateways if len(catalog.gateways) == 1 else gateways_with_keys(catalog)
    if len(names) != 1:
        raise UsageError(f"name the --model, or the --gateway: {', '.join(catalog.gateways)}")
    return names[0]


def again(info: ModelInfo, id: str | None, out: str) -> str:
    """The command that fetches a task's files later; empty for what is not a task."""
    if not id or info.operation.poll is None:
        return ""
    words = (_about.COMMAND, "task", printable(id), "--model", info.key, "--out", out)
    return shlex.join(words)


def again_after(error: Exception, info: ModelInfo, out: str) -> str:
    """The command to run after an error; empty where there is none of use."""
    from ..client import errors

    if isinstance(error, errors.TaskFailed) or not isinstance(error, errors.GatewayError):
        return ""
    return again(info, error.task_id, out)


def print_error(error: Exception, then: str = "") -> int:
    """The exit code of an error, which is printed, and the command to run `then`."""
    from ..client import errors
    from ..terminal.console import CONFIGURATION, FINDINGS, NETWORK, UNKNOWN

    talk(str(error))
    if then:
        talk(f"to fetch it: {then}")
    if isinstance(error, errors.OutcomeUnknown):
        return UNKNOWN
    if isinstance(error, (errors.InvalidRequest, errors.MediaError, errors.PriceRefused)):
        return FINDINGS
    return CONFIGURATION if isinstance(error, errors.MissingKey) else NETWORK
