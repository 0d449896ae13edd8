"""docs/benchmarks/README.md and the plots, from what the suites have measured last."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from measure import machine, table
from plots import draw
from targets import TARGETS

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "benchmarks"


def main() -> None:
    """Writes both; suites that were never run are left out."""
    figures: dict[str, Any] = {
        path.stem: json.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.json")
    }
    plots = draw(FOLDER, figures)
    rows: list[list[str]] = []
    lost: list[str] = []
    for one in TARGETS:
        if one.suite not in figures:
            continue
        value = one.measured(figures[one.suite])
        met = one.met(value)
        unit = f" {one.unit}" if one.unit else ""
        bound = f"{'at least' if one.more else 'at most'} {one.bound:.3g}{unit}"
        rows.append([one.promise, bound, f"{value:.3g}{unit}", "yes" if met else "**no**"])
        if not met:
            lost.append(f"- {one.promise}: {value:.3g}{unit}, wanted {bound}")
    text = [
        "# Benchmarks",
        "",
        f"Measured on {machine()}. `make bench` measures all of it anew, in one run beside the peers, and",
        "writes this page; the tables behind it are beside it, the code is in [benchmarks](../../benchmarks).",
        "Ratios are what to carry to another machine.",
        "",
        table(["promise", "target", "measured", "kept"], rows),
        "## Where we lose",
        "",
        *(lost or ["Every promise was kept in this run."]),
        "",
        "What is slow, or only just kept, and why, as far as we know:",
        "",
        (FOLDER / "losses.md").read_text(encoding="utf-8").strip(),
        "",
        "## Tables and plots",
        "",
    ]
    for suite in (
        "validate",
        "bytes",
        "lines",
        "imports",
        "calls",
        "commands",
        "generate",
        "growth",
        "many",
    ):
        if suite in figures:
            text += [f"[{suite}]({suite}.md)", ""]
            text += [
                f"![{name}]({name}.png)\n" for name in plots if name.partition("-")[0] == suite
            ]
    (FOLDER / "README.md").write_text("\n".join(text).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
