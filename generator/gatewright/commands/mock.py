"""``gatewright mock``: a local gateway that speaks all of them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..advice import advise
from ..pipeline import read_package
from ..runtime.terminal.console import CONFIGURATION
from .common import add_specs, report, specs_of


def add(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    add_specs(parser)
    server = parser.add_argument_group("the server")
    server.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    server.add_argument("--port", type=int, default=8400, metavar="N", help="port (8400)")
    play = parser.add_argument_group("how it plays")
    play.add_argument(
        "--speed", type=float, default=1.0, metavar="X", help="factor by which tasks run faster"
    )
    play.add_argument("--seed", type=int, default=0, metavar="N", help="seed of randomness (0)")
    play.add_argument(
        "--credits", type=int, default=10_000, metavar="N", help="credits on each account (10000)"
    )
    play.add_argument(
        "--trust-inferred-deduplication",
        action="store_true",
        help="charge a repeated idempotency key once where no page says so and a spec infers it",
    )
    play.add_argument(
        "--scenario", type=Path, metavar="FILE", help="faults to play, as [[fault]] tables in TOML"
    )


def run(args: argparse.Namespace) -> int:
    """Serves until Ctrl-C."""
    package, faults = read_package(specs_of(args))
    if package is None:
        return report(faults)
    from ..mock import FaultError, load_scenario, serve

    try:
        faults_to_come = load_scenario(args.scenario) if args.scenario else ()
    except FaultError as error:
        print(f"gatewright mock: {error}", file=sys.stderr)
        return CONFIGURATION
    return serve(
        package,
        host=args.host,
        port=args.port,
        speed=args.speed,
        seed=args.seed,
        credits=args.credits,
        faults=faults_to_come,
        trust_inferred_deduplication=args.trust_inferred_deduplication,
        suggest=advise,
    )
