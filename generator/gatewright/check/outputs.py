"""The params of a model that decide the number and the format of its outputs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..diagnostics import Diagnostic, did_you_mean
from ..load import SpecFile


def output_faults(file: SpecFile) -> Iterator[Diagnostic]:
    """Returns a fault for each unknown param in `outputs`, and for a count stated twice."""
    outputs: dict[str, Any] = file.data.get("outputs", {})
    params: dict[str, Any] = file.data.get("params", {})
    named: list[tuple[tuple[str | int, ...], str]] = [
        (("outputs", "count_params", index), name)
        for index, name in enumerate(outputs.get("count_params", ()))
    ]
    named += [
        (("outputs", key), outputs[key])
        for key in ("format_param", "seconds_param")
        if key in outputs
    ]
    for at, name in named:
        if name not in params:
            yield file.fault(at, f"there is no param `{name}`", did_you_mean(name, params))
    if "count" in outputs and "count_params" in outputs:
        message = "`count` is what every request makes, so no param can say it"
        yield file.fault(("outputs", "count_params"), message, "remove one of the two", key=True)
