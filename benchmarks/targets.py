"""What was promised, and what the last run of each suite says about it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Figures = dict[str, Any]
"""Suite → its figures, as they stand in docs/benchmarks."""
KEYS = ("rivya/qwen2-image", "reapi/qwen-image-2", "skills-video/qwen/qwen-image-2")
FAST = "image_gateways [fast]"
STANDARD = "image_gateways, standard library"
PEERS = ("openapi-python-client", "datamodel-codegen")


@dataclass(frozen=True, slots=True)
class Target:
    """One promise about speed or memory."""

    suite: str
    promise: str
    bound: float
    more: bool
    """Whether more than the bound is good; else less is."""
    measured: Callable[[Any], float]
    """The figure, from the suite's figures."""
    unit: str = ""

    def met(self, value: float) -> bool:
        """Whether the figure keeps the promise."""
        return value >= self.bound if self.more else value <= self.bound


def _mean(values: list[float]) -> float:
    return math.exp(sum(map(math.log, values)) / len(values))


def _ratio(figures: Any, kinds: tuple[str, ...], one: str, other: str) -> float:
    """Geometric mean of `one` by `other` over kinds and models."""
    return _mean(
        [figures[kind][key][one] / figures[kind][key][other] for kind in kinds for key in KEYS]
    )


def _rate(figures: Any, one: str, other: str) -> float:
    return figures["spaced"][one]["lines_per_s"] / figures["spaced"][other]["lines_per_s"]


def _above_bare(figures: Any, name: str, what: str) -> float:
    return figures[name][what] - figures["bare Python"][what]


def _call(figures: Any, kind: str, what: str = "cpu_ratio") -> float:
    return figures[kind]["image_gateways"][what]


def _times(figures: Any, name: str) -> float:
    """How many times faster than the quicker of the peers, by CPU."""
    return min(figures[peer]["cpu_ms"] for peer in PEERS) / figures[name]["cpu_ms"]


VALID = ("valid, typical", "valid, largest")
INVALID = ("invalid, 1 error", "invalid, 4 errors")
ONE, FOUR = (tuple(f"{kind}, {style}" for style in ("compact", "spaced")) for kind in INVALID)
BARE_LINES = "(orjson.loads alone)"
MANY = "import and one validation, 2,000 models"
FEW = "import and one validation, 5 models"

TARGETS = (
    Target("validate", "a parsed request, right: faster than jsonschema-rs iter_errors", 1, True,
           lambda f: _ratio(f, VALID, "jsonschema-rs iter_errors", "image_gateways"), "times"),
    Target("validate", "a parsed request, wrong: faster than jsonschema-rs iter_errors", 1, True,
           lambda f: _ratio(f, INVALID, "jsonschema-rs iter_errors", "image_gateways"), "times"),
    Target("validate", "a parsed request, wrong: faster than pydantic", 1, True,
           lambda f: _ratio(f, INVALID, "pydantic TypedDict", "image_gateways"), "times"),
    Target("bytes", "a request from compact bytes, right: time of orjson.loads alone", 1.1, False,
           lambda f: _ratio(f, ("valid, typical, compact",), FAST, BARE_LINES), "times"),
    Target("bytes", "a request from spaced bytes, right: time of orjson.loads alone", 1.1, False,
           lambda f: _ratio(f, ("valid, typical, spaced",), FAST, BARE_LINES), "times"),
    Target("bytes", "a request from bytes, one mistake: faster than jsonschema-rs iter_errors", 1, True,
           lambda f: _ratio(f, ONE, "jsonschema-rs iter_errors", FAST), "times"),
    Target("bytes", "a request from bytes, one mistake: faster than pydantic", 1, True,
           lambda f: _ratio(f, ONE, "pydantic TypedDict", FAST), "times"),
    Target("bytes", "a request from bytes, four mistakes: faster than jsonschema-rs iter_errors", 1, True,
           lambda f: _ratio(f, FOUR, "jsonschema-rs iter_errors", FAST), "times"),
    Target("bytes", "a request from bytes, four mistakes: faster than pydantic", 1, True,
           lambda f: _ratio(f, FOUR, "pydantic TypedDict", FAST), "times"),
    Target("lines", "1,000,000 lines: rate by that of orjson.loads alone", 0.75, True,
           lambda f: _rate(f, FAST, BARE_LINES)),
    Target("lines", "1,000,000 lines: rate by that of jsonschema-rs iter_errors", 2, True,
           lambda f: _rate(f, FAST, "jsonschema-rs iter_errors"), "times"),
    Target("lines", "1,000,000 lines: rate by that of pydantic", 2, True,
           lambda f: _rate(f, FAST, "pydantic TypedDict"), "times"),
    Target("lines", "two processes by one", 1.7, True,
           lambda f: _rate(f, f"{FAST} --jobs 2", FAST), "times"),
    Target("lines", "standard library only: time of json.loads alone", 1.5, False,
           lambda f: 1 / _rate(f, STANDARD, "(json.loads alone)"), "times"),
    Target("lines", "memory of the largest process", 64, False,
           lambda f: max(f["spaced"][name]["peak_mib"] for name in f["spaced"] if "image_g" in name), "MiB"),
    Target("imports", "import image_gateways, above bare Python", 2, False,
           lambda f: _above_bare(f, "import image_gateways", "cpu_ms"), "ms"),
    Target("imports", "import image_gateways, memory above bare Python", 1, False,
           lambda f: _above_bare(f, "import image_gateways", "peak_mib"), "MiB"),
    Target("imports", "a first client: time of import httpx and httpx.Client()", 0.4, False,
           lambda f: f["Rivya()"]["cpu_ms"] / f["import httpx; httpx.Client()"]["cpu_ms"], "times"),
    Target("calls", "an async call: CPU by that of raw httpx", 1.15, False,
           lambda f: _call(f, "async, 1 at a time"), "times"),
    Target("calls", "a sync call: CPU by that of raw httpx", 1.3, False,
           lambda f: _call(f, "sync, 1 at a time"), "times"),
    Target("calls", "64 calls at a time: rate by that of raw httpx", 1, True,
           lambda f: 1 / _call(f, "async, 64 at a time", "wall_ratio"), "times"),
    Target("calls", "512 calls at a time: rate by that of raw httpx", 1, True,
           lambda f: 1 / _call(f, "async, 512 at a time", "wall_ratio"), "times"),
    Target("commands", "validate on one body, whole process by bare Python", 4, False,
           lambda f: f["validate, one right body"]["cpu_ms"] / f["bare Python"]["cpu_ms"], "times"),
    Target("commands", "--help, whole process by bare Python", 10, False,
           lambda f: f["--help"]["cpu_ms"] / f["bare Python"]["cpu_ms"], "times"),
    Target("growth", "2,000 models from nothing: faster than the quicker peer", 5, True,
           lambda f: _times(f, "from nothing"), "times"),
    Target("growth", "2,000 models from nothing: memory by the leaner peer's", 1 / 3, False,
           lambda f: f["from nothing"]["peak_mib"] / min(f[peer]["peak_mib"] for peer in PEERS)),
    Target("growth", "2,000 models, nothing changed: faster than the quicker peer", 100, True,
           lambda f: _times(f, "nothing changed"), "times"),
    Target("growth", "import and one validation: 2,000 models above 5", 1, False,
           lambda f: f[MANY]["cpu_ms"] - f[FEW]["cpu_ms"], "ms"),
    Target("many", "4,000 models on disk, bytes in files", 50, False,
           lambda f: f["disk"]["4000"]["bytes"], "MiB"),
)  # fmt: skip
