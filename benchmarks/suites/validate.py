"""One parsed request: the time to its verdict, with all violations."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from measure import geometric_mean, machine, per_call, publish, rotating, table
from suites.peers import ALL_ERRORS, KEYS, bodies, checkers

OURS = "image_gateways"


def main() -> None:
    """Cross-checks every verdict, then times."""
    figures: dict[str, dict[str, dict[str, float]]] = {}
    for key in KEYS:
        functions = checkers(key)
        for kind, made in bodies(key).items():
            for name, function in functions.items():
                for body in made:
                    if bool(function(body)) != kind.startswith("invalid"):
                        raise AssertionError(f"{name} disagrees on {key}, {kind}: {function(body)}")
            timed = {name: rotating(function, made) for name, function in functions.items()}
            figures.setdefault(kind, {})[key] = per_call(timed)
    publish("validate", _report(figures), figures)


def _report(figures: dict[str, dict[str, dict[str, float]]]) -> str:
    names = list(next(iter(next(iter(figures.values())).values())))
    text = ["# Checking one parsed request", "", machine(), ""]
    text.append(
        "CPU nanoseconds a call and, in brackets, the ratio to ours. * stops at the first error.\n"
    )
    for kind, by_key in figures.items():
        rows = []
        for name in names:
            cells = [
                f"{by_key[key][name]:,.0f} ({by_key[key][name] / by_key[key][OURS]:.2f})"
                for key in KEYS
            ]
            mean = geometric_mean([by_key[key][name] / by_key[key][OURS] for key in KEYS])
            rows.append([name, *cells, f"{mean:.2f}"])
        text += [f"## {kind}", "", table(["candidate", *KEYS, "geometric mean"], rows)]
    valid = _means(figures, "valid, typical", "valid, largest")
    invalid = _means(figures, "invalid, 1 error", "invalid, 4 errors")
    text.append(
        "## Geometric means over the three requests (ratio to ours; above 1: slower than ours)\n"
    )
    rows = [
        [
            name,
            f"{valid[name]:.2f}",
            f"{invalid[name]:.2f}",
            "yes" if name in ALL_ERRORS or name == OURS else "no",
        ]
        for name in names
    ]
    text.append(
        table(
            ["candidate", "valid (typical and largest)", "invalid (1 and 4 errors)", "all errors"],
            rows,
        )
    )
    return "\n".join(text)


def _means(figures: dict[str, dict[str, dict[str, float]]], *kinds: str) -> dict[str, float]:
    names = list(next(iter(figures[kinds[0]].values())))
    return {
        name: geometric_mean(
            [figures[kind][key][name] / figures[kind][key][OURS] for kind in kinds for key in KEYS]
        )
        for name in names
    }


if __name__ == "__main__":
    main()
