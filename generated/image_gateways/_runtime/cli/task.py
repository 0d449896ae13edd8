"""``task``: a task that was created before; waited for and saved, or looked at once."""

from __future__ import annotations

import argparse

from ..catalog.models import Catalog
from ..client.errors import GatewayError
from ..client.tasks import Task
from ..rules.messages import printable
from ..terminal.commands import Parser
from . import UsageError, calls
from .destination import destination
from .fetched import save_result
from .generate import talk_of
from .output import data, talk


def add(parser: Parser) -> None:
    """Which task, of which gateway, and whereto."""
    parser.add_argument("id", metavar="ID", help="the task's id")
    whose = parser.add_argument_group("whose it is").add_mutually_exclusive_group()
    whose.add_argument("--model", metavar="KEY", help="the key of the model that it is of")
    whose.add_argument("--gateway", metavar="NAME", help="the gateway that it is of")
    calls.add_waiting(parser)


def run(arguments: argparse.Namespace, catalog: Catalog) -> int:
    """Without `--out` prints where the task is; with it waits, saves and prints where."""
    info = None if arguments.model is None else catalog[arguments.model]
    key = arguments.model or catalog.first(calls.gateway(arguments, catalog))
    place = None
    if arguments.out is not None:
        place = destination(
            arguments.out,
            None if info is None else info.medium,
            overwrite=arguments.overwrite,
            json=arguments.json,
        )
    try:
        client, model = calls.open_model(catalog, key)
        task: Task = client.task(arguments.id) if info is None else model.task(arguments.id)
    except ValueError as error:
        raise UsageError(str(error)) from error
    with client:
        try:
            if place is None:
                print_state(arguments, task)
                return 0
            place.ready()
            made = task.wait(
                deadline=arguments.deadline,
                timeout=arguments.timeout,
                on_progress=None if arguments.quiet else talk_of,
            )
            return save_result(arguments, made, place, "")
        except GatewayError as error:
            return calls.print_error(error)
        except (TypeError, ValueError) as error:
            raise UsageError(str(error)) from error
        except KeyboardInterrupt:
            talk("the task goes on; the same command picks it up again")
            raise


def print_state(arguments: argparse.Namespace, task: Task) -> None:
    """Prints where the task is."""
    now = task.status()
    if arguments.json:
        data({"id": now.id, "status": now.status, "state": now.state})
    else:
        print(printable(f"{now.id}: {now.status}"))
