"""A model on one gateway: its params, its reference files and its price."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from ..runtime.catalog.info import Mode, ModeValue
from ..runtime.rules.kinds.object import Object
from .between import ParamRule
from .body import Param, leaves
from .operation import Answer, Operation
from .price import StatedPrice
from .provenance import Source


@dataclass(frozen=True, slots=True)
class Model:
    """One model on one gateway."""

    key: str
    """``<gateway>/<id>``, or ``<gateway>/<id>@<operation>`` where the id has several specs."""
    id: str
    gateway: str
    title: str
    medium: Literal["image", "video", "audio"]
    summary: str
    attribute: str
    """The client's name for it, as in ``rivya.qwen2_image``; also the name of its module."""
    class_name: str
    operation: Operation
    params: tuple[Param, ...]
    """Every argument over all modes, with its widest limits; the prompt comes first."""
    constants: tuple[Param, ...]
    """What the page fixes: sent by the client, and no argument."""
    modes: tuple[Mode, ...]
    """At least one. When several match, the first counts."""
    rules: tuple[ParamRule, ...]
    """What params ask of each other, beside the modes."""
    body: Object
    """The request body, a closed object; its keys have cases by mode."""
    price: StatedPrice
    answers: tuple[Answer, ...]
    """Envelopes in which its answers differ from its operation's."""
    mode_operations: tuple[tuple[str, Operation], ...]
    """(mode, operation) where another one than `operation` creates in that mode."""
    mode_prices: tuple[tuple[str, StatedPrice], ...]
    """(mode, price) where a mode's differs from `price`."""
    output_count: int | None
    count_params: tuple[str, ...]
    """Facts of the params that say how many files a request makes (``params.n``)."""
    format_param: str
    """Fact of the param that says the file format; empty: none does."""
    seconds_param: str
    """Fact of the param that says how long a film or a sound is; empty: none does."""
    links_expire: bool | None
    """Whether result links end; None: not documented."""
    links_lifetime: int | None
    """Seconds that result links live, or None: not documented."""
    examples: tuple[tuple[str, Any], ...]
    """(name, request body)."""
    sources: tuple[Source, ...]
    undocumented: tuple[str, ...]
    unseen: tuple[str, ...]
    """Parts of its pages that were out of sight, words of `runtime.facts.sight.PARTS`."""
    facts: dict[str, Any] = field(hash=False, compare=False)
    overloads_by: tuple[Literal["modes", "presence"], ...] = ("modes", "presence")
    """What its methods have overloads of: its modes and its rules by presence, as far as there is room."""

    @property
    def page(self) -> Source:
        """The model's own documentation page."""
        return self.sources[0]

    @property
    def operations(self) -> tuple[Operation, ...]:
        """Every operation that creates it in some mode."""
        return (self.operation, *(one for _, one in self.mode_operations))

    def operation_in(self, mode: str) -> Operation:
        """What creates in `mode`."""
        return dict(self.mode_operations).get(mode, self.operation)

    def price_in(self, mode: str) -> StatedPrice:
        """What a request costs in `mode`."""
        return dict(self.mode_prices).get(mode, self.price)

    @property
    def prompt(self) -> Param | None:
        """The param whose role is the prompt; None where the model takes none."""
        return next((param for param in self.params if param.role == "prompt"), None)

    def answer(self, state: str) -> Answer | None:
        """The envelope of `state`: the model's own, its medium's, its operation's, or None."""
        own = next((one for one in self.answers if one.state == state), None)
        return own or self.operation.answer(state, self.medium)

    def constant_in(self, mode: str, fact: str) -> Any:
        """What the client sends for a constant in `mode`; None where the mode does not take it."""
        found = (param for param, _ in leaves(self.body, mode) if param.fact == fact)
        return next((param.kind.choices[0] for param in found), None)

    @property
    def file_params(self) -> tuple[Param, ...]:
        """The params that take files."""
        return tuple(param for param in self.params if param.uploads is not None)

    def params_in(self, mode: Mode) -> tuple[Param, ...]:
        """Every param of `mode` with its limits there. Params that select the mode are required."""
        when = {one.name: one for one in mode.when}
        found = (
            _narrow_to_mode(param.where_required(required or param.name in mode.present), when)
            for param, required in leaves(self.body, mode.name)
            if param.name and param.name not in mode.absent
        )
        order = {param.fact: place for place, param in enumerate(self.params)}
        return tuple(
            sorted(
                (param for param in found if param.fact in order), key=lambda one: order[one.fact]
            )
        )


def _narrow_to_mode(param: Param, when: dict[str, ModeValue]) -> Param:
    """`param` with the values that make a request one of the mode, where it decides on that."""
    value = when.get(param.name)
    if value is None:
        return param
    if value.inside:
        return param.where_required(True)
    kind = param.kind.only(value.values)
    return replace(param, kind=kind, required=param.required or not value.otherwise)
