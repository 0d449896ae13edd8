"""One document with each construct of OpenAPI: what a spec can say is carried, the rest is listed with the reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gatewright.cli import main
from gatewright.load.document import SpecFile, read
from gatewright.pipeline import read_package
from gatewright.published import (
    ImportOptions,
    ImportRecord,
    ImportRun,
    Library,
    documents_of,
    import_models,
    reasons,
)
from gatewright.published.models import PublishedModel

HOUSE = Path(__file__).parent / "documents" / "everything" / "api.yaml"
CARRIED: dict[str, dict[str, Any]] = {
    "trace": {"type": "boolean", "required": True, "default": False, "in": "query"},
    "X-Project": {"type": "string", "max_length": 9, "in": "header"},
    "X-Shared": {"type": "string", "in": "header"},
    "kind": {"type": "constant", "const": "fixed", "required": True},
    "referred": {"type": "enum", "options": ["oil", "ink"]},
    "merged": {"type": "enum", "options": ["oil", "ink"], "default": "ink"},
    "closest": {"type": "integer", "minimum": 4, "maximum": 80},
    "older": {"type": "string", "nullable": True},
    "newer": {"type": "integer", "minimum": 1, "nullable": True},
    "member": {"type": "number", "nullable": True},
    "hinted": {"type": "string", "nullable": True},
    "suggested": {"type": "enum", "options": ["oil", "ink"], "open": True},
    "several": {
        "type": "union",
        "any_of": [{"type": "string"}, {"type": "list", "items": {"type": "string"}}],
    },
    "address": {"type": "url"},
    "digits": {"type": "base64"},
    "encoded": {"type": "base64"},
    "share": {"type": "number", "above": 0, "below": 1},
    "older_share": {"type": "number", "above": 0, "maximum": 1},
    "step": {"type": "integer", "minimum": 8, "maximum": 64, "step": 8},
    "form": {"type": "string", "pattern": "[a-z]{2,5}"},
    "options": {"type": "integer", "options": [1, 2, 4], "default": 2},
    "odd_key_": {"type": "string", "key": "odd key!"},
}
LISTED = {
    "/paths/~1paint/post/parameters/2": reasons.ELSEWHERE,
    "/paths/~1paint/post/parameters/3": reasons.NO_SCHEMA,
    "/paths/~1paint/post/parameters/4": reasons.ANYTHING,
    "/paths/~1paint/parameters/1": reasons.OWN_KEY,
    "/paths/~1paint/post/requestBody/content/application~1xml": reasons.OTHER_TYPE,
    "/paths/~1paint/post/requestBody/content/application~1json/example": reasons.EXAMPLE,
    "/paths/~1paint/post/requestBody/content/application~1json/examples": reasons.EXAMPLE,
    "/paths/~1paint/post/x-price": reasons.HINT,
    "/Paint/properties/day/format": reasons.FORM,
    "/Paint/properties/secret/writeOnly": reasons.WRITE_ONLY,
    "/Paint/properties/loose_form/pattern": reasons.PATTERN,
    "/Paint/properties/list/uniqueItems": reasons.NOT_SAID,
    "/Paint/properties/pair": reasons.ANYTHING,
    "/Paint/properties/flag/deprecated": reasons.DEPRECATED,
    "/Paint/properties/old_flag": reasons.READ_ONLY,
    "/Paint/properties/free": reasons.ANYTHING,
    "/Tree/properties/leaf": reasons.RECURSIVE,
    "/Paint/properties/lost": "kinds.yaml#/Nowhere leads nowhere",
    "/Paint/additionalProperties": reasons.OPENED,
}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> ImportRun:
    documents, unread = documents_of([str(HOUSE)])
    assert unread == []
    options = ImportOptions("house", "2026-11-28")
    home = tmp_path_factory.mktemp("house")
    library = Library(documents, [str(HOUSE)])
    record = ImportRecord("openapi")
    return import_models("openapi", library, options, home / "specs", record, lambda _: True)


@pytest.fixture(scope="module")
def paint(run: ImportRun) -> PublishedModel:
    return next(one for one in run.models if one.root == "paint-1")


def test_what_the_language_can_say_is_carried(paint: PublishedModel) -> None:
    params = paint.data["params"]
    assert {key: params[key] for key in CARRIED} == CARRIED
    fade, cut = params["ending"]["any_of"]
    assert fade["fields"]["seconds"]["minimum"] == 1 and list(cut["fields"]) == ["kind"]
    assert params["preset"]["any_of"][1]["fields"]["width"]["required"] is True
    assert params["list"]["items"] == {"type": "string", "max_length": 5}
    assert params["prompt"]["role"] == "prompt"
    assert [list(rule) for rule in paint.data["rules"].values()] == [
        ["at_most_one_of"],
        ["param", "needs"],
    ]


def test_what_it_cannot_say_is_listed_with_the_reason(paint: PublishedModel) -> None:
    listed = {pointer: why for (_, pointer), why in paint.accounting.listed.items()}
    assert {pointer: listed.get(pointer) for pointer in LISTED} == LISTED
    assert paint.data["seen"] == {"except": ["params", "limits", "price"]}


def test_each_statement_is_one_or_the_other(run: ImportRun) -> None:
    for model in run.models:
        ledger = model.accounting
        assert ledger.carried.keys() | ledger.listed.keys() == ledger.stated.keys()
        assert not ledger.carried.keys() & ledger.listed.keys()


def test_prices_and_prose_are_candidates(paint: PublishedModel) -> None:
    told = {(one.fact, one.form): one.words for one in paint.candidates}
    assert told["price", "price"] == '{"per_image": 4, "currency": "cents"}'
    assert told["params.price_hint", "price"] == "5"
    assert told["params.prompt", "only_when"] == "Only used when style is set"
    assert told["params.preset", "step"] == "A multiple of 8"
    assert told["params.X-Project", "maximum"] == "At most 9 letters"


def test_parts_of_a_form_say_what_they_take(run: ImportRun) -> None:
    (touch,) = [one for one in run.models if one.root == "touch-1"]
    params = touch.data["params"]
    assert {key: one.get("takes") for key, one in params.items() if one["type"] != "string"} == {
        "picture": {"image": {}},
        "poster": {"image": {}},
        "sheet": {"video": {}},
        "either": {"image": {}, "video": {}, "audio": {}},
        "notes": None,
    }
    assert {**params["either"], "takes": None} == {
        "type": "list",
        "items": {"type": "url"},
        "takes": None,
    }
    assert touch.lost == set() and touch.accounting.listed == {}


def test_the_gateway_has_the_server_and_the_required_scheme(run: ImportRun) -> None:
    text = next(text for path, text in run.texts.items() if path.name == "house.yaml")
    file = SpecFile(Path("house.yaml"), "gateway", "house")
    assert read(file, text.encode()) == []
    assert file.data["base_url"] == "https://api.house.example/v3"
    assert file.data["auth"] == {"header": "X-House-Key", "env": ["HOUSE_API_KEY"]}
    said = file.data["provenance"]
    assert "{version}" in said["base_url"]["inferred"]
    assert said["auth"]["inferred"] == (
        "The scheme Key; the variable is chosen. A request needs Cookie too; a spec has one key only."
    )


def test_all_of_it_is_generated(tmp_path: Path) -> None:
    specs = ["--specs", str(tmp_path / "specs")]
    assert main(["import", "openapi", str(HOUSE), "--gateway", "house", *specs]) == 0
    package, faults = read_package(tmp_path / "specs")
    assert package is not None, faults
    assert main(["generate", *specs, "--out", str(tmp_path / "out")]) == 0
