"""Finds the model of each of many requests and the rules that it breaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ..catalog.keys import id_of
from ..catalog.models import Catalog
from ..rules.violations import Violation
from .faults import InputFault, together
from .which import MODEL, Which

if TYPE_CHECKING:
    from ..rules.violations import Check

Judged = tuple[str | None, Sequence[Violation]]
"""(the model's key, everything wrong); None where the model cannot be known."""


class _NamedModel(NamedTuple):
    """A model that an earlier request named."""

    model: str
    check: Check
    strips: bool
    """Whether the key that names the model is not part of the request."""
    id: str | None = None
    """What takes the place of another name of the model in the request."""


class Judging:
    """Judges bodies; each is for `model`, or says under `field` what it is for.

    Without either a body is known by its own ``model``, where that is the id of one model only.
    Raises UnknownModel for a `model` that is none.
    """

    def __init__(
        self, catalog: Catalog, model: str | None = None, field: str | None = None
    ) -> None:
        self.which = Which(catalog.keys())
        self._catalog = catalog
        self._name = field or MODEL
        self._only = None if model is None else _NamedModel(model, catalog.rules(model), False)
        self._known: dict[str, _NamedModel] = {}

    @property
    def model(self) -> str | None:
        """The model that all bodies are for, or None."""
        return self._only and self._only.model

    def judge(self, body: Any, faults: Sequence[InputFault] = ()) -> Judged:
        """(model, everything wrong) of `body`, of whose text `faults` are known already."""
        known = self._named_by(body)
        if isinstance(known, InputFault):
            return None, [*faults, known]
        if known.strips:
            body = {**body}
            del body[self._name]
        elif known.id is not None:
            body = {**body, self._name: known.id}
        violations = known.check(body)
        return known.model, together(faults, violations) if faults else violations or ()

    def judge_own(self, body: Any) -> Judged:
        """The same of a body that the caller does not keep: the key that names its model may be taken out of it."""
        try:
            model, check, strips, id = self._only or self._known[body[self._name]]
        except (TypeError, LookupError):
            return self.judge(body)
        if strips:
            del body[self._name]  # A copy takes a quarter of the time of a check.
        elif id is not None:
            body[self._name] = id
        return model, check(body) or ()

    def _named_by(self, body: Any) -> _NamedModel | InputFault:
        try:
            return self._only or self._known[body[self._name]]
        except (TypeError, LookupError):
            return self._meet(body)

    def _meet(self, body: Any) -> _NamedModel | InputFault:
        model = self.which.of(body, self._name)
        if isinstance(model, InputFault):
            return model
        named, id = body[self._name], id_of(model)
        strips = self._name not in self._catalog.data(model, "schemas").get("properties", {})
        known = _NamedModel(
            model, self._catalog.rules(model), strips, None if named == id or strips else id
        )
        self._known[named] = known
        return known
