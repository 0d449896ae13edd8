"""``gatewright docs``: reads documentation pages and compares them with the specs.

read, check, apply, accept, draft   one action each, with ``add(parser)`` and ``run(args) -> int``
readings                            the pages that a command line names, read one at a time
"""

from __future__ import annotations

import argparse

from . import accept, apply, check, draft, read

ACTIONS = {
    "read": (read, "print the facts of pages, and the lines that were not understood"),
    "check": (check, "compare the facts of pages with the specs"),
    "apply": (apply, "write what pages changed into the specs"),
    "accept": (accept, "record that a person has read pages, so that their next change is seen"),
    "draft": (draft, "write the spec of a new model from its page"),
}
"""Action → its module, and what it does."""


def add(parser: argparse.ArgumentParser) -> None:
    """The actions and their options."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, (module, what) in ACTIONS.items():
        one = actions.add_parser(
            name, help=what, description=f"{what.capitalize()}.", allow_abbrev=False
        )
        module.add(one)


def run(args: argparse.Namespace) -> int:
    """Runs the action; pages that cannot be read are named and count as faults."""
    action: str = args.action
    module, _ = ACTIONS[action]
    code: int = module.run(args)
    return code
