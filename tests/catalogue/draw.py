"""Facts of the specs drawn at random, for a reader who holds each against its page.

    python -m tests.catalogue.draw --seed 1 --count 300

prints lines of YAML as `audit.yaml` holds them; the reader adds the verdict.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gatewright.load import load

SPECS = Path(__file__).parents[2] / "specs"
OWN = {"title", "summary", "doc", "name", "sources", "provenance", "examples", "seen", "class"}
"""What a spec says in words of the project."""
KINDS = {
    "type": ("type", "const", "items", "wire", "nullable"),
    "default": ("default",),
    "options": ("options", "also", "open"),
    "required": ("required", "forbidden"),
    "files": ("takes", "uploads", "role", "order"),
    "price": ("price",),
    "rule": ("rules",),
    "mode": ("modes", "present", "absent", "when"),
    "answer": ("id", "operation", "links", "outputs", "medium", "answers", "at"),
    "missing": ("undocumented",),
}
"""The kinds of facts, by a part of their names; what is left are limits."""


def facts() -> dict[tuple[str, str], Any]:
    """The value of each fact of each model and gateway, by the key of these and its name."""
    workspace, faults = load(SPECS)
    assert faults == []
    owners = {one.key: one.data for one in workspace.models}
    owners |= {name: one.data for name, one in workspace.gateways.items()}
    return {(key, name): value for key, data in owners.items() for name, value in leaves(data)}


def leaves(data: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Each value within `data`; a list of plain values is one."""
    match data:
        case {"undocumented": names, **rest} if not name:
            yield from ((f"undocumented.{one}", True) for one in names)
            yield from leaves(rest)
        case {**inner} if inner:
            for key, one in inner.items():
                if key not in OWN:
                    yield from leaves(one, f"{name}.{key}" if name else key)
        case [{}, *_]:
            for index, one in enumerate(data):
                yield from leaves(one, f"{name}.{index}")
        case _:
            yield name, data


def kind(owner: str, name: str) -> str:
    """What kind of fact it is."""
    if "/" not in owner:
        return "gateway"
    words = name.split(".")
    found = [kind for kind, keys in KINDS.items() if words[-1] in keys or words[0] in keys]
    return found[-1] if found else ("files" if "takes" in words else "limit")


def draw(seed: int, count: int) -> list[tuple[str, str, Any]]:
    """As many facts of each gateway, and of each kind within it as long as there are some."""
    chance, stated = random.Random(seed), facts()
    strata: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for owner, name in sorted(stated):
        strata[owner.split("/")[0]][kind(owner, name)].append((owner, name))
    drawn: list[tuple[str, str]] = []
    for gateway in sorted(strata):
        kinds = list(strata[gateway].values())
        for pile in kinds:
            chance.shuffle(pile)
        share = count // len(strata) + (len(drawn) < count % len(strata))
        turns = (pile[turn] for turn in range(share) for pile in kinds if turn < len(pile))
        drawn += [one for one, _ in zip(turns, range(share), strict=False)]
    return sorted((owner, name, stated[owner, name]) for owner, name in drawn)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=300)
    given = parser.parse_args()
    for owner, name, value in draw(given.seed, given.count):
        print(f"- [{owner}, {name}, {json.dumps(value, ensure_ascii=False)}]")


if __name__ == "__main__":
    main()
