"""Run with a gatewright that has the kind of `colour.py`: prints what it makes of a model with colours."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from gatewright.check.shape import param_checker
from gatewright.cli import main
from gatewright.pages import read
from gatewright.pages.drift.severity import severity
from gatewright.pipeline import read_package
from gatewright.schema import request_schema
from tests.validators.strategies import body_in
from tests.validators.test_both_sides import base_of, pointer, put, sides

MODEL = """
id: tinted-1
title: Tinted
medium: image
sources:
  page: {title: Tinted, url: "https://example.com/tinted", read: 2026-11-21}
params:
  prompt: {type: string, role: prompt, required: true}
  tint: {type: colour, alpha: true, doc: What the light is like., default: "#ffffff"}
  ground: {type: colour, doc: What is behind all.}
  palette: {type: list, items: {type: colour}, max_items: 3}
undocumented: [price]
"""


COLOURS = {"tint": "#ffffff", "ground": "#00ff7f"}


def said(*arguments: str) -> str:
    """Runs gatewright and returns its output."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        main(list(arguments))
    return out.getvalue()


def ordered(root: Path, *pairs: str) -> str:
    """What the generated package says of a call on the command line, which sends nothing."""
    arguments = [one for pair in pairs for one in ("-p", pair)]
    call = ("generate", "--model", "reapi/tinted-1", "--prompt", "x", "--out", "pictures")
    return package_says(root, *call, *arguments)


def both_sides(model: Any, check: Any) -> list[list[Any]]:
    """(place, limit, right inside, broken outside, what jsonschema says of both) of every limit."""
    oracle = Draft202012Validator(request_schema(model))
    (mode,) = model.modes
    whole, found = body_in(model, mode), []
    for side in sides(whole, ()):
        if side.path and side.name.split()[0] not in ("required", "closed"):
            bodies = [
                put(base_of(model, mode), side.path, value, whole)
                for value in (side.inside, side.outside)
            ]
            rules = [[one.rule for one in check(body) or []] for body in bodies]
            oracles = [oracle.is_valid(body) for body in bodies]
            found.append([pointer(side.path), side.name, *rules, *oracles])
    return found


PAGE = b"""# Tinted

## Parameters

| Parameter | Type | Required | Default | Description |
|---|---|---|---|---|
| prompt | string | yes | - | Up to 900 characters |
| tint | colour | no | #ffffff | What the light is like |
| ground | colour | no | - | What is behind all |

```json
{"model": "tinted-1", "prompt": "a fox", "tint": 7, "ground": "#102030"}
```
"""


def package_says(root: Path, *arguments: str, stdin: str = "") -> str:
    """What a command of the generated package prints, with the toolbox beside it."""
    done = subprocess.run(
        [sys.executable, "-m", "image_gateways", *arguments],
        cwd=root / "out", capture_output=True, text=True, input=stdin,
        env={**os.environ, "REAPI_API_KEY": "k"},
    )  # fmt: skip
    return done.stdout + done.stderr


def repaired(root: Path, body: dict[str, Any]) -> tuple[str, Any]:
    """What ``validate`` says of a file with a request, and the request that ``--fix`` makes of it."""
    path = root / "requests.jsonl"
    path.write_text(json.dumps(body) + "\n")
    said_before = package_says(root, "validate", str(path))
    package_says(root, "validate", "--fix", "--write", str(path))
    return said_before, json.loads(path.read_text())


def diagnosed(root: Path, body: dict[str, Any]) -> dict[str, Any]:
    """What the doctor says of a call with `body`."""
    url = "https://reapi.ai/api/v1/images/generations"
    line = f"curl -X POST '{url}' -H 'Authorization: Bearer $KEY' -d '{json.dumps(body)}'"
    (one,) = json.loads(package_says(root, "doctor", "--json", stdin=line))
    found: dict[str, Any] = one
    return found


def mocked(package: Any, *bodies: dict[str, Any]) -> list[tuple[int, str]]:
    """(status, text) that the mock answers to each of the bodies."""
    import httpx

    from gatewright.mock import VALID_KEY, MockServer

    with MockServer(package) as server, httpx.Client(timeout=5) as client:
        url = f"{server.gateway_url('reapi')}/api/v1/images/generations"
        headers = {"authorization": f"Bearer {VALID_KEY}"}
        answers = [client.post(url, json=body, headers=headers) for body in bodies]
        return [(one.status_code, one.text) for one in answers]


def page_says() -> dict[str, Any]:
    """The facts that a page states of colours, and whether its example contradicts them."""
    facts = {fact.path: fact for fact in read(PAGE, "tinted.md").facts}
    paths = (("tint", "type"), ("tint", "default"), ("ground", "type"))
    return {
        "facts": [facts["params", *path].value for path in paths],
        "contradicted": [bool(facts["params", *path].contradicted) for path in paths],
    }


def run(root: Path) -> dict[str, Any]:
    """Everything that the test looks at."""
    spec = root / "specs/models/reapi/tinted.yaml"
    spec.write_text(MODEL)
    specs = ("--specs", str(root / "specs"))
    generated = said("generate", *specs, "--out", str(root / "out"))
    package, faults = read_package(root / "specs")
    assert package is not None, faults
    sys.path.insert(0, str(root / "out"))
    from image_gateways.reapi.rules.tinted_1 import check

    old = root / "old"
    (root / "specs").rename(old)
    shutil.copytree(old, root / "specs")
    spec.write_text(MODEL.replace("alpha: true, ", ""))
    judge = param_checker()
    body = {"model": "tinted-1", "prompt": "x", "ground": "#00FF7F", "tint": 3}
    return {
        "generated": "_runtime/rules/kinds/colour.py" in generated,
        "sides": both_sides(package.model("reapi/tinted-1"), check),
        "violations": [str(one) for one in check(body) or []],
        "module": (root / "out/image_gateways/reapi/tinted_1.py").read_text(),
        "page": page_says(),
        "validated": (told := repaired(root, {**body, "tint": "#FFFFFF"}))[0],
        "repaired": told[1],
        "doctor": diagnosed(root, {**body, "tint": "#ffffff"}),
        "mocked": mocked(package, {**body, "tint": "#ffffff"}, {**body, **COLOURS}),
        "openapi": said("export", "openapi", "--gateway", "reapi", "--specs", str(old)),
        "markdown": said("export", "markdown", "--model", "reapi/tinted-1", "--specs", str(old)),
        "ordered": ordered(root, "ground=#00FF7F", "palette=#123456", "palette=red"),
        "severity": [
            severity(("params", "tint", "alpha"), *moved) for moved in ((True, None), (None, True))
        ],
        "diff": said("diff", str(old), str(root / "specs")),
        "takes": [
            not judge({"type": "colour", "alpha": True}),
            not judge({"type": "string", "alpha": True}),
            not judge({"type": "colour", "max_length": 3}),
        ],
    }


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]))))
