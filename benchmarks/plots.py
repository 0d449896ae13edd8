"""Bars for each suite, ours among the peers'."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("Agg")
from matplotlib import pyplot
from measure import geometric_mean, machine
from targets import KEYS

OURS, THEIRS, FLOOR = "#1f6f8b", "#c3ccd3", "#e8dcc4"
PEERS = (
    *("jsonschema", "pydantic", "msgspec", "httpx", "openai", "json.tool"),
    *("openapi-python-client", "datamodel-codegen"),
)
"""What is in the names of the peers, and in none of ours."""


def bars(path: Path, title: str, unit: str, values: dict[str, float]) -> None:
    """Draws candidates from the least to the most; a logarithmic scale where they are far apart."""
    names = sorted(values, key=values.__getitem__, reverse=True)
    figure, axes = pyplot.subplots(figsize=(9, 1.5 + 0.36 * len(names)), layout="constrained")
    drawn = axes.barh(names, [values[name] for name in names], color=[_colour(n) for n in names])
    axes.bar_label(drawn, labels=[_short(values[name]) for name in names], padding=4, fontsize=9)
    if max(values.values()) > 20 * min(values.values()):
        axes.set_xscale("log")
        axes.set_xlim(min(values.values()) / 2, max(values.values()) * 2.5)
        unit += ", logarithmic"
    else:
        axes.set_xlim(0, max(values.values()) * 1.14)
    axes.xaxis.set_major_formatter(lambda value, _: f"{value:,g}")
    axes.set_title(title, loc="left", fontsize=12)
    axes.set_xlabel(unit, fontsize=9)
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    figure.supxlabel(_caption(names), fontsize=8, color="#666666")
    figure.savefig(path, dpi=130)
    pyplot.close(figure)


def _caption(names: list[str]) -> str:
    notes = [machine()]
    if any(_colour(name) == FLOOR for name in names):
        notes.append("pale: judges nothing")
    if any(name.endswith("*") for name in names):
        notes.append("*: stops at the first mistake")
    return "      ".join(notes)


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _colour(name: str) -> str:
    if name.startswith(("(", "bare")):
        return FLOOR
    return THEIRS if any(peer in name for peer in PEERS) else OURS


def _said(generator: str) -> str:
    return generator if _colour(generator) == THEIRS else f"gatewright, {generator}"


def draw(folder: Path, figures: dict[str, Any]) -> list[str]:
    """Draws every suite that was run; gives the names of the files."""
    plots: dict[str, tuple[str, str, dict[str, float]]] = {}
    for suite in ("validate", "bytes"):
        for kind, by_key in figures.get(suite, {}).items():
            values = {
                name: geometric_mean([by_key[key][name] for key in KEYS])
                for name in by_key[KEYS[0]]
            }
            words = "a parsed request" if suite == "validate" else "a request from bytes"
            name = f"{suite}-{kind.replace(', ', '-').replace(' ', '-').lower()}"
            if kind.startswith(("valid, typical", "invalid, 1", "invalid, 4")):
                title = f"Checking {words}: {kind}"
                plots[name] = (title, "CPU ns a request, less is better", values)
    for style, found in figures.get("lines", {}).items():
        rates = {name: one["lines_per_s"] / 1000 for name, one in found.items()}
        title = f"1,000,000 lines ({style}), 90 % right, all mistakes reported"
        plots[f"lines-{style}"] = (title, "thousand lines a second, more is better", rates)
    growth = figures.get("growth", {})
    if growth:
        generators = [name for name in growth if not name.startswith(("bare", "import"))]
        seconds = {_said(name): growth[name]["cpu_ms"] / 1000 for name in generators}
        plots["growth"] = ("Generating 2,000 models", "CPU seconds, less is better", seconds)
        peaks = {_said(name): growth[name]["peak_mib"] for name in generators}
        plots["growth-memory"] = ("Generating 2,000 models", "peak MiB, less is better", peaks)
    processes = (("imports", "Starting"), ("commands", "Commands"), ("generate", "Five models"))
    for suite, title in processes:
        if suite in figures:
            values = {name: one["cpu_ms"] for name, one in figures[suite].items()}
            plots[suite] = (f"{title}, whole processes", "CPU ms, less is better", values)
    for name, (title, unit, values) in plots.items():
        bars(folder / f"{name}.png", title, unit, values)
    return list(plots)
