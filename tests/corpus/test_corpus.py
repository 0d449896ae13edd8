"""Every published document is read, accounted for, and judged as jsonschema-rs judges what is carried."""

from __future__ import annotations

import importlib
import json
import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from gatewright.cli import main
from gatewright.published.documents import document_at
from tests.corpus.download import REPOSITORIES
from tests.corpus.endpoints import models_page
from tests.published.bodies import bent, examples, follow
from tests.published.walker import beside, look, statements, without

jsonschema_rs = pytest.importorskip("jsonschema_rs", reason="`make corpus` has it")

BENT = 200
"""Bodies for each model."""
TYPED = 300
"""Models whose modules mypy reads under --strict."""
SOURCES = {
    "replicate": ("replicate", "replicate/package/models.json"),
    "aimlapi": ("openapi", "aimlapi/docs/api-references"),
    "openai": ("openapi", "openai/openapi.json"),
    "fal": ("fal", "fal/catalog/models/fal-ai"),
}
VENDORS = {
    name: f"{name}/{path}" for name, (_, path) in REPOSITORIES.items() if name not in SOURCES
}
"""Documents of one vendor each → where it lies."""
WITHOUT = ("deepgram", "topaz")
"""Vendors whose documents describe no request that makes files as we know them."""
SOURCES |= {name: ("openapi", path) for name, path in VENDORS.items() if name not in WITHOUT}
MOST = 300
"""Models of one vendor that are judged: hundreds of them may share one request."""


@pytest.fixture(scope="module", params=SOURCES)
def source(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def imported(
    source: str, corpus: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[list[dict[str, Any]], Path]:
    """The report of an import, and the folder with specs and package."""
    shape, below = SOURCES[source]
    if not (corpus / below).exists():
        pytest.skip(f"{below} was not downloaded")
    home = tmp_path_factory.mktemp(source)
    documents = corpus / below
    if source == "fal":
        documents = home / "models.json"
        documents.write_text(json.dumps(models_page(corpus / below)), "utf-8")
    command = [sys.executable, "-m", "gatewright", "import", shape, str(documents)]
    options = ["--gateway", source, "--specs", str(home / "specs"), "--format", "json"]
    done = subprocess.run(
        [*command, *options, "--accept-contradictions"],
        capture_output=True,
        check=False,
        env={"XDG_CACHE_HOME": str(home / "cache"), "PATH": ""},
    )
    assert done.returncode in (0, 1) and b"Traceback" not in done.stderr, done.stderr[-2000:]
    report: list[dict[str, Any]] = json.loads(done.stdout)
    folders = ["--specs", str(home / "specs"), "--out", str(home / "out")]
    assert main(["generate", *folders, "--package", f"imported_{source}"]) == 0
    return report, home


@pytest.fixture(scope="module")
def documents() -> Callable[[str], Any]:
    kept: dict[str, Any] = {}

    def read(name: str) -> Any:
        if name not in kept:
            yaml = name.endswith(".yaml")
            kept[name] = (
                document_at(name, name).data if yaml else json.loads(Path(name).read_text("utf-8"))
            )
        return kept[name]

    return read


def start_of(model: dict[str, Any]) -> str:
    """Where the references of a model's schema begin."""
    inside = re.match(r".*/(?:openapi_schema|openapi)(?=/components/)", model["pointer"])
    return inside[0] if inside else ""


def pointers(keys: Any) -> set[str]:
    return {key.partition("#")[2] for key in keys}


def as_form(node: Any) -> Any:
    """A document whose files in forms are addresses; one or a list of them is the list, as the parts are the same."""
    if isinstance(node, list):
        return [as_form(one) for one in node]
    if not isinstance(node, dict):
        return node
    made = {key: as_form(value) for key, value in node.items()}
    if made.get("format") == "binary" and made.get("type") == "string":
        made["format"] = "uri"
        made["x-file"] = True
    members = made.get("anyOf", made.get("oneOf"))
    if isinstance(members, list) and len(members) == 2:
        one, several = members
        if one.get("x-file") and several.get("items", {}).get("x-file"):
            made = {key: value for key, value in made.items() if key not in ("anyOf", "oneOf")}
            made |= several
    return made


def request_at(document: Any, pointer: str) -> dict[str, Any]:
    """The schema at `pointer`. Objects that are closed each, and hold together, are one."""
    there = look(document, pointer)
    while "$ref" in there and set(there) <= {"$ref", "title", "description"}:
        there = look(document, there["$ref"][1:])
    return (
        follow(there, document) if "allOf" in there else {"$ref": f"#{quote(pointer, safe='/~')}"}
    )


def which(first: dict[str, Any], *second: dict[str, Any]) -> tuple[Callable[[bool], int], str]:
    """(which of two requests a body is by whether it has a key, that key)."""
    for other in second:
        for at, mine, theirs in ((1, other, first), (0, first, other)):
            own = [one for one in mine["properties"] if one not in theirs["properties"]]
            keys = [one for one in own if one in mine.get("required", ())]
            if keys:
                return (lambda there, at=at: at if there else 1 - at), keys[0]
    return (lambda _: 0), ""


def test_carried_and_listed_are_all_that_an_independent_count_finds(
    imported: tuple[list[dict[str, Any]], Path], documents: Callable[[str], Any], source: str
) -> None:
    report, _ = imported
    read = [one for one in report if one["carried"] or one["listed"]]
    assert len(read) > (0 if source in VENDORS else 10)
    for model in read:
        carried, listed = pointers(model["carried"]), pointers(model["listed"])
        document, counted = documents(model["document"]), set[str]()
        for pointer in (model["pointer"], *model["further"]):
            counted |= statements(document, pointer, start_of(model)) | beside(document, pointer)
        assert not carried & listed
        # A param in query or header whose value cannot be said is listed as a whole, too.
        unsaid = {one for one in listed - counted if re.search(r"/parameters/[^/]+\Z", one)}
        if "/requestBody/" not in model["pointer"]:
            # Of several forms of a request, a form is elsewhere: the pointer does not lead to its operation.
            unsaid |= {one for one in listed - counted if one.startswith("/paths/")}
        assert carried | listed == counted | unsaid, model["model"]


def test_verdicts_on_carried_facts_are_those_of_jsonschema(
    imported: tuple[list[dict[str, Any]], Path], documents: Callable[[str], Any], source: str
) -> None:
    report, home = imported
    sys.path.insert(0, str(home / "out"))
    package = importlib.import_module(f"imported_{source}")
    judged, differences = 0, dict[str, Any]()
    good = [one for one in report if one["id"] and not one["left_out"]]
    if source in VENDORS and len(good) > MOST:
        good = random.Random(1).sample(good, MOST)
    for model in good:
        document, root = documents(model["document"]), start_of(model)
        whole = as_form(look(document, root))
        listed = {one[len(root) :] for one in pointers(model["listed"])}
        closed = "params" not in model["not_all_said"]
        made = as_form(without(look(document, root), listed, close=closed))
        requests = [model["pointer"], *(one for one in model["further"] if "/requestBody/" in one)]
        places = [one[len(root) :] for one in requests]
        judges = [
            jsonschema_rs.validator_for({**made, **request_at(made, one)}, validate_formats=True)
            for one in places
        ]
        at, key = which(*(follow(look(whole, one), whole) for one in places))
        bodies = [
            body
            for one in places
            for body in bent(look(whole, one), whole, random.Random(model["id"]), BENT)
        ]
        for one in requests:
            bodies += examples(document, one, look(document, root))
        if source == "replicate":
            example = look(document, f"/{root.split('/')[1]}/default_example") or {}
            bodies += [example["input"]] if isinstance(example.get("input"), dict) else []
        for body in bodies:
            body = {key: value for key, value in body.items() if closed or key != "no_such_key"}
            validator = judges[at(key in body)]
            named = package.MODELS[f"{source}/{model['key']}"].operation.model_at or ("",)
            sent = body
            if source == "replicate":
                sent = {"version": model["id"], "input": body}
            elif named[0]:
                sent = body = {**body, named[0]: model["id"]}
            right = validator.is_valid(body)
            told = package.validate(f"{source}/{model['key']}", sent)
            # Bodies have nothing of what stands in path, query and headers.
            said = [one for one in told if not one.path.startswith("/$")]
            if (not said) is not right:
                differences.setdefault(model["model"], (body, said))
            judged += 1
    assert not differences
    assert judged > (100 if source in VENDORS else 1000)


@pytest.mark.parametrize("name", WITHOUT)
def test_a_document_without_a_model_says_so(
    name: str, corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if not (corpus / VENDORS[name]).exists():
        pytest.skip(f"{name} was not downloaded")
    command = ["import", "openapi", str(corpus / VENDORS[name]), "--gateway", name]
    assert main([*command, "--specs", str(tmp_path)]) == 3
    assert "no document holds a model in the form of openapi" in capsys.readouterr().err


def test_generated_modules_pass_mypy_strictly(
    imported: tuple[list[dict[str, Any]], Path], source: str
) -> None:
    _, home = imported
    package = home / "out" / f"imported_{source}"
    modules = sorted((package / source).glob("[a-z]*.py"))
    chosen = random.Random(1).sample(modules, min(TYPED, len(modules)))
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "mypy",
            "--strict",
            "--cache-dir",
            str(home / "mypy"),
            *map(str, chosen),
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=home / "out",
    )
    assert done.returncode == 0, done.stdout[-3000:]
