"""A model on one gateway: what a request may say, what files it takes, what it costs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from ..runtime.rules.kinds.object import Object
from .between import ParamRule
from .body import Mode, Param, leaves
from .gateway import Operation
from .provenance import Provenance, Source
from .uploads import Uploads


@dataclass(frozen=True, slots=True)
class Price:
    """What one request costs, as data; a missing amount is unknown, never 0."""

    unit: Literal["credit", "USD", "CNY"]
    """What the gateway charges in."""
    amount: str | None
    """A decimal number in `unit`, or None: not documented, or known only afterwards."""
    per: Literal["request", "image"]
    known: Literal["before", "after", "undocumented"]
    credits_per_usd: int | None
    round: Literal["up", "down", "half_even"] | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Model:
    """One model on one gateway."""

    key: str
    """``<gateway>/<id>``."""
    id: str
    gateway: str
    title: str
    medium: Literal["image", "video", "audio"]
    summary: str
    attribute: str
    """What the client calls it: ``rivya.qwen2_image``; also the name of its module."""
    class_name: str
    operation: Operation
    params: tuple[Param, ...]
    """Every argument over all modes, with its widest limits; the prompt comes first."""
    modes: tuple[Mode, ...]
    """At least one. When several match, the first counts."""
    rules: tuple[ParamRule, ...]
    """What params ask of each other, beside the modes."""
    body: Object
    """The request body, a closed object; its keys have cases by mode."""
    uploads: Uploads | None
    price: Price
    output_count: int | None
    count_params: tuple[str, ...]
    """Facts of the params that say how many files a request makes (``params.n``)."""
    format_param: str
    """Fact of the param that says the file format; empty: none does."""
    seconds_param: str
    """Fact of the param that says how long a film or a sound is; empty: none does."""
    links_expire: bool | None
    links_lifetime: int | None
    """Seconds that result links live, or None: not documented."""
    examples: tuple[tuple[str, Any], ...]
    """(name, request body)."""
    sources: tuple[Source, ...]
    undocumented: tuple[str, ...]
    facts: dict[str, Any] = field(hash=False, compare=False)

    @property
    def page(self) -> Source:
        """The model's own documentation page."""
        return self.sources[0]

    @property
    def prompt(self) -> Param | None:
        """The param whose role is the prompt; None where the model takes none."""
        return next((param for param in self.params if param.role == "prompt"), None)

    def params_in(self, mode: Mode) -> tuple[Param, ...]:
        """Every param that `mode` takes, with its limits there; what makes it the mode is required."""
        found = (
            param.where_required(required or param.name in mode.present)
            for param, required in leaves(self.body, mode.name)
            if param.name and param.name not in mode.absent
        )
        order = {param.fact: place for place, param in enumerate(self.params)}
        return tuple(
            sorted(
                (param for param in found if param.fact in order), key=lambda one: order[one.fact]
            )
        )
