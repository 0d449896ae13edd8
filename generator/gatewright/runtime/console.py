"""What all command lines have in common: their end, and standard output that takes nothing more."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

FINE, FINDINGS, USAGE, CONFIGURATION, NETWORK, UNKNOWN, INTERRUPTED = 0, 1, 2, 3, 4, 5, 130
"""Exit codes: UNKNOWN is a paid create whose outcome is not known, NETWORK the gateway's fault too."""


def exit_code(name: str, command: Callable[[], int]) -> int:
    """Runs the command of the program `name`, and its exit code once all that it said was handed on."""
    _open_missing()
    try:
        try:
            code = command()
        except SystemExit as end:  # argparse has said everything, such as the help
            code = end.code if isinstance(end.code, int) else FINE
        sys.stdout.flush()  # At the end of a process nobody would hear that this failed.
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


def forget_output() -> None:
    """Keeps what standard output did not take from being written again at the end of the process."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open_missing() -> None:
    """Lets what is said where the process was started without an output go nowhere.

    Without standard error, what is meant for it would be printed among the data.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115 (it stays open)
