"""A filter for JSON Lines of ``{"model": KEY, "request": BODY}``: what is right goes on.

Right lines go to stdout as they came, broken rules to stderr with their line and their source;
the exit code is 1 when there was any. No key, no network, no HTTP client.

Run it: python examples/validate_in_a_pipeline.py < examples/requests.jsonl
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator

from image_gateways import UnknownModel, validate


def complaints(line: str) -> Iterator[str]:
    """What is wrong with one line; nothing when it may go on."""
    try:
        one = json.loads(line)
        violations = validate(one["model"], one["request"])
    except (ValueError, TypeError, KeyError, UnknownModel) as error:
        yield f"{type(error).__name__}: {error}"
        return
    for violation in violations:
        yield f"{violation} [{violation.source}]"


def main(lines: Iterable[str]) -> int:
    found = False
    for number, line in enumerate(lines, start=1):
        wrong = list(complaints(line))
        for text in wrong:
            print(f"line {number}: {text}", file=sys.stderr)
        if not wrong:
            sys.stdout.write(line)
        found = found or bool(wrong)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.stdin))
