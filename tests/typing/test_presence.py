"""A type checker refuses the calls that rules by presence refuse, and takes the calls that they take.

Every choice of the arguments that such rules name is one call, on every model whose methods have overloads of them.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import image_gateways
from gatewright.ir import Model
from gatewright.pipeline import read_package
from gatewright.render import render
from gatewright.render.fitting import MOST_BYTES
from gatewright.render.overloads import MOST_OVERLOADS, Signature, overloads
from tests.rules.real import package_with

REPO = Path(__file__).parents[2]
ADDRESS = "https://x.example/a"


def parted() -> list[tuple[Model, tuple[Signature, ...]]]:
    """The models whose generated methods have overloads by presence, with these."""
    package, faults = read_package(REPO / "specs")
    assert package is not None, faults
    found = []
    for model in package.models:
        named = [name for name in deciding(model) if name]
        several = overloads(model) if named else ()
        if not several or not any(told(one, name) for one in several for name in named):
            continue
        if written(model).count("@overload") in (len(several), 2 * len(several)):
            found.append((model, several))
    return found


def written(model: Model) -> str:
    """The generated module of a model."""
    home = REPO / "generated/image_gateways" / model.gateway.replace("-", "_")
    return (home / f"{model.attribute}.py").read_text(encoding="utf-8")


def deciding(model: Model) -> list[str]:
    """The arguments of which it matters to some rule whether they are there."""
    names = {param.place: param.name for param in model.params}
    places = (place for rule in model.rules for place in rule.relation.presence())
    return list(dict.fromkeys(names[place] for place in places if place in names))


def told(one: Signature, name: str) -> bool:
    """Whether a signature says that an argument is there, or that it is not."""
    return name in one.others or any(param.name == name and param.required for param in one.params)


def value(model: Model, name: str) -> str:
    """A right value of an argument, as source."""
    param = next(one for one in model.params if one.name == name)
    element = param.kind.element()
    if element is not None and element.walks == "keys":
        return repr([element.example()])
    return f"[{ADDRESS!r}]" if param.kind.walks == "items" else repr(ADDRESS)


def calls(model: Model) -> list[tuple[str, bool]]:
    """(a call, whether the validator takes it) for each choice of the deciding arguments."""
    named = deciding(model)
    needed = [
        one.name
        for one in model.params
        if one.name not in named and all(one.fact in kept for kept in required(model))
    ]
    # What rules ask where an argument has some value is nothing that a type checker knows.
    by_value = {f"rules.{rule.name}" for rule in model.rules if not rule.relation.presence()}
    client: Any = image_gateways.MODELS.client(model.key)(api_key="k")
    found = []
    for size in range(len(named) + 1):
        for chosen in combinations(named, size):
            given = ", ".join(f"{name}={value(model, name)}" for name in (*needed, *chosen))
            arguments: dict[str, Any] = eval(f"dict({given})")
            found_wrong = getattr(client, model.attribute).validate(**arguments)
            wrong = [one for one in found_wrong if one.fact not in by_value]
            kind = type(client).__name__
            for method in ("generate", "submit") if model.operation.poll else ("generate",):
                found.append((f"{kind}().{model.attribute}.{method}({given})", not wrong))
    return found


def required(model: Model) -> list[set[str]]:
    """Of each mode, the facts of the arguments that it requires."""
    return [
        {param.fact for param in model.params_in(mode) if param.required} for mode in model.modes
    ]


def test_a_type_checker_refuses_what_the_rules_refuse_and_nothing_else(tmp_path: Path) -> None:
    lines = [one for model, _ in parted() for one in calls(model)]
    assert len(lines) > 150 and 40 < sum(right for _, right in lines) < len(lines) - 40
    clients = sorted({line.partition("(")[0] for line, _ in lines})
    head = f"from image_gateways import {', '.join(clients)}"
    text = "\n".join([head, *(line for line, _ in lines)])
    (tmp_path / "calls.py").write_text(text + "\n", encoding="utf-8")
    settings = {
        "include": ["calls.py"],
        "typeCheckingMode": "standard",
        "extraPaths": [str(REPO / "generated")],
        "reportUnusedExpression": False,
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    output = subprocess.run(
        [sys.executable, "-m", "pyright", "--pythonpath", sys.executable, "-p", str(tmp_path)],
        cwd=REPO, capture_output=True, text=True, timeout=280,
    ).stdout  # fmt: skip
    refused = {int(one) for one in re.findall(r"calls\.py:(\d+):\d+ - error", output)}
    differ = [
        (line, "right" if right else "wrong")
        for number, (line, right) in enumerate(lines, 2)
        if right is (number in refused)
    ]
    assert differ == [], output[:2000]


def test_no_model_has_more_overloads_than_the_documentation_says() -> None:
    page = (REPO / "docs/values-and-rules.md").read_text(encoding="utf-8")
    assert f"more than {MOST_OVERLOADS}, or" in page
    assert all(len(several) <= MOST_OVERLOADS for _, several in parted())
    assert len(parted()) >= 10


SPEC = """
id: {name}
title: Sized
medium: image
sources:
  page: {{title: Sized, url: "https://example.com/sized", read: 2026-11-21}}
params:
  prompt: {{type: string, role: prompt}}
  image: {{type: url}}
{more}
rules:
  something: {{exactly_one_of: [prompt, image]}}
undocumented: [price]
"""
ROW = "  note_{number}: {{type: integer, minimum: {number}, doc: What is noted about it.}}"


def test_a_model_that_would_be_larger_than_promised_leaves_such_rules_to_the_validator() -> None:
    specs = {
        f"rows_{rows}": SPEC.format(
            name=f"rows_{rows}", more="\n".join(ROW.format(number=one) for one in range(rows))
        )
        for rows in range(5, 60, 2)
    }
    package = package_with(specs)
    files = render(package)
    counts: list[int] = []
    sizes: list[int] = []
    for name in specs:
        own = [text for path, text in files.items() if path.endswith(f"/{name}.py")]
        assert len(own) == 2 and len(overloads(package.model(f"reapi/{name}"))) == 2
        counts.append(sum(text.count("@overload") for text in own))
        sizes.append(sum(len(text.encode()) for text in own))
    # Up to some size there are overloads, and from there on none: without them the model is smaller at once.
    first = counts.index(0)
    assert set(counts[:first]) == {counts[0]} and set(counts[first:]) == {0} and first > 3
    assert max(sizes[:first]) <= MOST_BYTES and sizes[first] < sizes[first - 1]
