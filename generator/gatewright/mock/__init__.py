"""mock: gateways on this machine that answer as the specs say, and charge like the real ones.

Needs the extra ``gatewright[mock]``. `MockServer` for tests, `serve` for people, `create_app` for
another server; `Clock`, `Timing` and `Fault` steer them. Each name is loaded when it is first asked
for: pytest imports this package in every run, and most runs need no mock.

Serving    app, server, transport; gateway (one of them), routes and steps (its endpoints), page, control
           and guard (who may steer); pytest_plugin
Requests   body (reads it), judge (against the schema), asked (what it asks for), narrowing (types);
           intake and uploads (files that come in), sniff (what a file is),
           measure (how large it is and how long it lasts)
Webhooks   hooks (endpoints and deliveries), hook_steps (their answers), courier (sends)
Answers    envelope, refusals, results, stream; files (the origin of results)
Files      making (the file of a result), formats, sizes; pictures and lettering; films, sounds and encoding
State      world (all of it), tasks, clock; money (accounts), quotes (prices)
Trouble    faults, scenarios (how they are asked for), spoil (what they do to an answer)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .app import create_app
    from .clock import Clock
    from .faults import KINDS as FAULT_KINDS
    from .faults import Fault, FaultError, Faults
    from .money import Charge, Ledger
    from .scenarios import HEADER as FAULT_HEADER
    from .scenarios import load_scenario
    from .server import MockServer, serve
    from .tasks import Timing
    from .world import VALID_KEY

__all__ = [
    "FAULT_HEADER",
    "FAULT_KINDS",
    "VALID_KEY",
    "Charge",
    "Clock",
    "Fault",
    "FaultError",
    "Faults",
    "Ledger",
    "MockServer",
    "Timing",
    "create_app",
    "load_scenario",
    "serve",
]

_HOME = {
    "FAULT_HEADER": ("scenarios", "HEADER"),
    "FAULT_KINDS": ("faults", "KINDS"),
    "VALID_KEY": ("world", "VALID_KEY"),
    "Charge": ("money", "Charge"),
    "Clock": ("clock", "Clock"),
    "Fault": ("faults", "Fault"),
    "FaultError": ("faults", "FaultError"),
    "Faults": ("faults", "Faults"),
    "Ledger": ("money", "Ledger"),
    "MockServer": ("server", "MockServer"),
    "Timing": ("tasks", "Timing"),
    "create_app": ("app", "create_app"),
    "load_scenario": ("scenarios", "load_scenario"),
    "serve": ("server", "serve"),
}
"""Name → (module, its name there)."""

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name not in _HOME:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module, inner = _HOME[name]
        value = globals()[name] = getattr(import_module(f".{module}", __name__), inner)
        return value
