"""``gatewright docs``: reads documentation pages and compares them with the specs.

read, check, apply, accept, draft   one action each, with ``add(parser)`` and ``run(args) -> int``
readings                            the pages that a command line names, read one at a time
"""

from __future__ import annotations

import argparse

from ...runtime.terminal.commands import Command, Parser, help_texts
from ...runtime.terminal.console import USAGE
from . import accept, apply, check, draft, read

ACTIONS = {
    "read": (
        read,
        Command(
            "print the facts of pages, and the lines that were not understood",
            examples=("page.html --json",),
        ),
    ),
    "check": (
        check,
        Command("compare the facts of pages with the specs", examples=("pages/ --format github",)),
    ),
    "apply": (
        apply,
        Command("write what pages changed into the specs", examples=("page.html --interactive",)),
    ),
    "accept": (
        accept,
        Command(
            "record that a person has read pages, so that their next change is seen",
            examples=("page.html --leave params.seed.maximum",),
        ),
    ),
    "draft": (
        draft,
        Command(
            "write the spec of a new model from its page",
            examples=("page.html --gateway rivya --medium video",),
        ),
    ),
}
"""Action → its module, and what it does."""


def add(parser: argparse.ArgumentParser) -> None:
    """The actions and their options."""
    actions = parser.add_subparsers(
        dest="action", metavar="ACTION", prog="gatewright docs", parser_class=Parser
    )
    for name, (module, what) in ACTIONS.items():
        one = actions.add_parser(name, help=what.does, **help_texts("gatewright docs", name, what))
        module.add(one)
        one.finish()
    parser.set_defaults(show=parser.print_help)


def run(args: argparse.Namespace) -> int:
    """Runs the action; pages that cannot be read are named and count as faults."""
    action: str | None = args.action
    if action is None:
        args.show()
        return USAGE
    module, _ = ACTIONS[action]
    code: int = module.run(args)
    return code
