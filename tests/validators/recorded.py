"""Writes ``tests/fixtures/verdicts.json``: bodies and what the validators say of them.

``python -m tests.validators.recorded`` records anew, after a message was mended on purpose.
"""

from __future__ import annotations

import json
from typing import Any

from .everything import FIRST, FIXTURES, KEYS, package, validator
from .sampling import Sampler

FILE = FIXTURES / "verdicts.json"
OTHERS = 10
"""Bodies of a model that only the tests have."""
OWN = 40
"""Bodies of a model of the project, and of the two that use everything."""
LONGEST = 900
"""Most characters of a body's JSON."""


def told(key: str, body: Any) -> list[list[str | None]]:
    """What the validator of a model says of a body."""
    return [
        [one.path, one.rule, one.message, one.suggestion, one.fact, one.mode, one.why]
        for one in validator(package().model(key))(body) or []
    ]


def bodies(key: str) -> list[Any]:
    """Short bodies of a model, one right for three bent."""
    sampler = Sampler(package().model(key))
    wanted = OWN if key in (*FIRST, "reapi/everything-1", "reapi/newer-1") else OTHERS
    found: list[Any] = []
    while len(found) < wanted:
        body = sampler.bent() if len(found) % 4 else sampler.right()
        if len(json.dumps(body)) <= LONGEST:
            found.append(body)
    return found


def main() -> None:
    """Records all models; bodies of a model that was recorded before stay what they are."""
    before: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    kept = {key: [case["body"] for case in cases] for key, cases in before.items()}
    recorded = {
        key: [{"body": body, "told": told(key, body)} for body in kept.get(key) or bodies(key)]
        for key in KEYS
    }
    lines = [
        f"{json.dumps(key)}: [\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]"
        for key, cases in recorded.items()
    ]
    FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
