"""``gatewright mock``: a local gateway that speaks all of them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..resources import specs_dir
from ..runtime.console import CONFIGURATION
from .common import read_package, report


def add(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "--specs", type=Path, metavar="DIR", help="the specs (./specs, else those that came along)"
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8400, metavar="N", help="port (8400)")
    parser.add_argument(
        "--speed", type=float, default=1.0, metavar="X", help="how much faster than life tasks run"
    )
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="seed of all chance (0)")
    parser.add_argument(
        "--credits", type=int, default=10_000, metavar="N", help="credits on each account (10000)"
    )
    parser.add_argument(
        "--scenario", type=Path, metavar="FILE", help="faults to come, as [[fault]] tables in TOML"
    )


def run(args: argparse.Namespace) -> int:
    """Serves until it is interrupted."""
    here = Path("specs")
    package, faults = read_package(args.specs or (here if here.is_dir() else specs_dir()))
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
    )
