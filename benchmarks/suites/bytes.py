"""One request as JSON bytes: the time to its verdict, with all violations."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import jsonschema_rs
import msgspec
import orjson
import pydantic
from measure import geometric_mean, machine, per_call, publish, rotating, table
from suites.peers import KEYS, STRUCTS, TYPED, bodies

from image_gateways import MODELS, validate_json
from image_gateways._runtime.record.decode import RecordReader
from image_gateways._runtime.record.faults import together

OURS = "image_gateways [fast]"
BARE = "(orjson.loads alone)"
STYLES: dict[str, Any] = {"compact": (",", ":"), "spaced": (", ", ": ")}


def readers(key: str) -> dict[str, Callable[[bytes], Any]]:
    """Candidate → a function of the bytes that is falsy for a right request."""
    rs = jsonschema_rs.validator_for(MODELS.data(key, "schemas"))
    adapter = pydantic.TypeAdapter(TYPED[key])
    decode = msgspec.json.Decoder(STRUCTS[key]).decode
    rules, exact = MODELS.rules(key), RecordReader()

    def ours(data: bytes) -> Any:
        return validate_json(key, data)

    def standard(data: bytes) -> Any:
        body, faults = exact.read(data)
        return together(faults, rules(body))

    def with_rs(data: bytes) -> Any:
        return list(rs.iter_errors(orjson.loads(data)))

    def with_pydantic(data: bytes) -> Any:
        try:
            adapter.validate_json(data)
        except pydantic.ValidationError as error:
            return error.errors()
        return None

    def with_msgspec(data: bytes) -> Any:
        try:
            decode(data)
        except msgspec.ValidationError as error:
            return str(error)
        return None

    return {
        OURS: ours,
        "image_gateways, standard library": standard,
        "msgspec Struct *": with_msgspec,
        "jsonschema-rs iter_errors": with_rs,
        "pydantic TypedDict": with_pydantic,
    }


def main() -> None:
    """Cross-checks every verdict, then times."""
    figures: dict[str, dict[str, dict[str, float]]] = {}
    for key in KEYS:
        functions = readers(key)
        for kind, made in bodies(key).items():
            for style, separators in STYLES.items():
                texts = [json.dumps(body, separators=separators).encode() for body in made]
                for name, function in functions.items():
                    for text in texts:
                        if bool(function(text)) != kind.startswith("invalid"):
                            raise AssertionError(f"{name} disagrees on {key}, {kind}")
                timed = {BARE: rotating(orjson.loads, texts)}
                timed |= {name: rotating(one, texts) for name, one in functions.items()}
                timed["(json.loads alone)"] = rotating(json.loads, texts)
                figures.setdefault(f"{kind}, {style}", {})[key] = per_call(timed)
    publish("bytes", _report(figures), figures)


def _report(figures: dict[str, dict[str, dict[str, float]]]) -> str:
    text = ["# Checking one request from bytes", "", machine(), ""]
    text.append(
        "CPU nanoseconds a call and, in brackets, the ratio to `orjson.loads` alone. "
        "* stops at the first error. Only ours reports keys that are there twice.\n"
    )
    for kind, by_key in figures.items():
        rows: list[list[str]] = []
        for name in next(iter(by_key.values())):
            ratios = [by_key[key][name] / by_key[key][BARE] for key in KEYS]
            cells = [
                f"{by_key[key][name]:,.0f} ({ratio:.2f})"
                for key, ratio in zip(KEYS, ratios, strict=True)
            ]
            rows.append([name, *cells, f"{geometric_mean(ratios):.2f}"])
        text += [f"## {kind}", "", table(["candidate", *KEYS, "geometric mean"], rows)]
    return "\n".join(text)


if __name__ == "__main__":
    main()
