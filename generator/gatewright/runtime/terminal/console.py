"""Shared by all command lines: exit codes, and errors of standard output."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

FINE, FINDINGS, USAGE, CONFIGURATION, NETWORK, UNKNOWN, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130
"""Exit codes: UNKNOWN is a paid create whose outcome is not known, NETWORK the gateway's fault too."""


def exit_code(name: str, command: Callable[[], int]) -> int:
    """Runs the command of the program `name`, flushes its output and returns the exit code."""
    _prepare_streams()
    try:
        try:
            code = command()
        except SystemExit as end:  # argparse has said everything, such as the help
            code = end.code if isinstance(end.code, int) else FINE
        sys.stdout.flush()  # An error at the end of the process would go unnoticed.
        return code
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of the output closed it; nothing more can be written.
        forget_output()
        return FINE
    except OSError as error:
        if error.filename is not None:
            raise
        forget_output()
        print(f"{name}: standard output: {error.strerror or error}", file=sys.stderr)
        return CONFIGURATION


def has_colours(stream: TextIO) -> bool:
    """Whether text on `stream` has colours: NO_COLOR says no, FORCE_COLOR yes, else a terminal has."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (
        stream.isatty() and os.environ.get("TERM") != "dumb"
    )


def forget_output() -> None:
    """Drops unwritten output, so that the end of the process does not write it again."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _prepare_streams() -> None:
    """Opens the null device for each missing output stream; lets output escape what it cannot show.

    Otherwise ``print`` would write messages for a missing standard error to standard output.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115 (it stays open)
    escape = getattr(
        sys.stdout, "reconfigure", None
    )  # what takes the place of the output may have none
    if escape is not None:
        escape(errors="backslashreplace")
