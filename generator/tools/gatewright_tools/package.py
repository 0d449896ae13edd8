"""A generated package as docs/toolbox-contract.md describes it.

Types come from the runtime that gatewright copies into each package. Only type checkers read it
there; at run time every name comes from the package that was opened.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gatewright.runtime.catalog.models import Catalog as Catalog
    from gatewright.runtime.record.faults import InputFault as InputFault
    from gatewright.runtime.record.judging import Judged as Judged
    from gatewright.runtime.record.which import Which as Which
    from gatewright.runtime.rules.violations import Check as Check
    from gatewright.runtime.rules.violations import Violation as Violation

CONTRACT = 10
"""The contract that this toolbox knows."""
MODULES = {
    "about": "_about",
    "answers": "client.flows.answers",
    "code_hosts": "terminal.code_hosts",
    "console": "terminal.console",
    "decode": "record.decode",
    "meanings": "client.meanings",
    "faults": "record.faults",
    "forms": "record.forms",
    "info": "catalog.info",
    "judging": "record.judging",
    "main": "cli",
    "paths": "client.paths",
    "places": "client.flows.places",
    "modes": "facts.modes",
    "pointers": "rules.pointers",
    "positions": "record.positions",
    "price": "client.price",
    "price_of_one": "cli.estimate",
    "progress": "terminal.progress",
    "spelling": "rules.meant.spelling",
    "options": "rules.meant.options",
    "refusals": "client.flows.refusals",
    "thin": "cli.validate",
    "vocabulary": "rules.meant.vocabulary",
    "which": "record.which",
    "words": "rules.messages",
}
"""Attribute of an `InstalledPackage` → module of its runtime. The contract page lists them too."""


class NoPackage(ImportError):
    """The name is not a generated package, or its contract differs. One sentence says which."""


class InstalledPackage:
    """The modules of one generated package, each loaded when it is first asked for."""

    if TYPE_CHECKING:
        from gatewright.runtime import _about as about
        from gatewright.runtime import cli as main
        from gatewright.runtime.catalog import info as info
        from gatewright.runtime.cli import estimate as price_of_one
        from gatewright.runtime.cli import validate as thin
        from gatewright.runtime.client import meanings as meanings
        from gatewright.runtime.client import paths as paths
        from gatewright.runtime.client import price as price
        from gatewright.runtime.client.flows import answers as answers
        from gatewright.runtime.client.flows import places as places
        from gatewright.runtime.client.flows import refusals as refusals
        from gatewright.runtime.facts import modes as modes
        from gatewright.runtime.record import decode as decode
        from gatewright.runtime.record import faults as faults
        from gatewright.runtime.record import forms as forms
        from gatewright.runtime.record import judging as judging
        from gatewright.runtime.record import positions as positions
        from gatewright.runtime.record import which as which
        from gatewright.runtime.rules import messages as words
        from gatewright.runtime.rules import pointers as pointers
        from gatewright.runtime.rules.meant import options as options
        from gatewright.runtime.rules.meant import spelling as spelling
        from gatewright.runtime.rules.meant import vocabulary as vocabulary
        from gatewright.runtime.terminal import code_hosts as code_hosts
        from gatewright.runtime.terminal import console as console
        from gatewright.runtime.terminal import progress as progress

    def __init__(self, name: str, models: Catalog | None = None) -> None:
        """`name` is the import name; `models` takes the place of the package's own catalog.

        Raises NoPackage.
        """
        self.name = name
        try:
            self.about = import_module(f"{name}._runtime._about")
        except ModuleNotFoundError as error:
            if error.name is None or not f"{name}._runtime._about".startswith(error.name):
                raise
            raise NoPackage(f"{name} is not a package that gatewright generated") from None
        theirs = getattr(self.about, "CONTRACT", 0)
        if theirs != CONTRACT:
            older = "the package" if theirs < CONTRACT else "gatewright-tools"
            raise NoPackage(
                f"{name} has contract {theirs} with the toolbox, and this gatewright-tools knows "
                f"contract {CONTRACT}; update {older}"
            )
        self.models: Catalog = models or import_module(f"{name}._models").MODELS

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            module = MODULES.get(name)
            if module is None:
                raise AttributeError(f"a package has no {name}")
            found = self.__dict__[name] = import_module(f"{self.name}._runtime.{module}")
            return found

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        """Pickles the package by its name."""
        return open_package, (self.name,)


@lru_cache(maxsize=16)
def open_package(name: str) -> InstalledPackage:
    """The generated package of that import name; raises NoPackage."""
    return InstalledPackage(name)
