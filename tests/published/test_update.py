"""A newer document: only what it changed is written, and what a person did stays."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from gatewright.cli import main

from .made import CATALOGUE, PROMPT, cog

Capture = pytest.CaptureFixture[str]
SPEC = Path("specs/models/mine/someone-lighthouse.yaml")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    take(capsys, CATALOGUE[0])


def take(capsys: Capture, *models: dict[str, Any], update: bool = False) -> tuple[int, str, str]:
    Path("models.json").write_text(json.dumps(list(models)), "utf-8")
    more = ["--update"] if update else []
    code = main(["import", "replicate", "models.json", "--gateway", "mine", *more])
    streams = capsys.readouterr()
    return code, streams.out, streams.err


def changed(**properties: Any) -> dict[str, Any]:
    """The first model with other properties; None takes one away."""
    model = copy.deepcopy(CATALOGUE[0])
    inner = model["latest_version"]["openapi_schema"]["components"]["schemas"]["Input"][
        "properties"
    ]
    for name, schema in properties.items():
        if schema is None:
            del inner[name]
        else:
            inner[name] = schema
    return model


def lines_of(out: str, sign: str) -> list[str]:
    """The lines of a diff with that sign, but for the digest."""
    lines = [
        line[1:].strip() for line in out.splitlines() if line[:1] == sign and line[:3] != sign * 3
    ]
    return [line for line in lines if not line.startswith(("digest:", "pointer:"))]


def by_hand(old: str, new: str) -> None:
    text = SPEC.read_text("utf-8")
    assert text.count(old) == 1
    SPEC.write_text(text.replace(old, new), "utf-8")


def test_the_same_document_changes_nothing(capsys: Capture) -> None:
    before = SPEC.read_bytes()
    code, out, err = take(capsys, CATALOGUE[0], update=True)
    assert (code, out, err) == (0, "", "nothing changed\n") and SPEC.read_bytes() == before


def test_the_same_statements_elsewhere_in_a_document_change_nothing(capsys: Capture) -> None:
    before = SPEC.read_bytes()
    code, out, err = take(capsys, CATALOGUE[1], CATALOGUE[0], update=True)
    assert (code, out) == (0, "") and SPEC.read_bytes() == before
    assert "1 models were not imported; gatewright add picks one" in err


def test_other_words_change_no_fact_and_are_told_once(capsys: Capture) -> None:
    before = SPEC.read_bytes()
    other = changed(prompt={**PROMPT, "description": "What to paint. At most 300 words."})
    code, out, err = take(capsys, other, update=True)
    assert (code, out) == (0, "") and SPEC.read_bytes() == before
    assert (
        "someone/lighthouse: no fact changed, but the words around them did; look for new rules"
        in err
    )
    assert take(capsys, other, update=True) == (0, "", "nothing changed\n")
    code, out, _ = take(capsys, changed(seed=None), update=True)
    assert code == 1 and lines_of(out, "-") == ["seed:", "type: integer", "nullable: true"]
    assert 'digest: "sha256:' in SPEC.read_text("utf-8")


def test_a_changed_limit_is_a_diff_of_its_line_and_a_verdict(capsys: Capture) -> None:
    wider = {"type": "integer", "minimum": 64, "maximum": 2048, "default": 512, "x-order": 1}
    code, out, _ = take(capsys, changed(width=wider), update=True)
    assert code == 1
    assert lines_of(out, "-") == ["maximum: 1440"] and lines_of(out, "+") == ["maximum: 2048"]
    assert "mine/" in out and "2,048" in out
    assert main(["generate"]) == 0
    capsys.readouterr()
    assert take(capsys, changed(width=wider), update=True)[0] == 0


def test_params_come_and_go(capsys: Capture) -> None:
    code, out, _ = take(capsys, changed(image=None, tiles={"type": "boolean"}), update=True)
    assert code == 1
    assert lines_of(out, "-") == ["image:", "type: url"]
    assert lines_of(out, "+") == ["tiles:", "type: boolean"]
    assert main(["check", "--out", "none"]) == 1


def test_a_param_of_another_type_is_written_anew(capsys: Capture) -> None:
    as_text = {"type": "string", "enum": ["64", "512"], "default": "64", "x-order": 1}
    code, out, _ = take(capsys, changed(width=as_text), update=True)
    assert code == 1 and 'options: ["64", "512"]' in lines_of(out, "+")
    assert set(lines_of(out, "-")) == {
        "type: integer",
        "minimum: 64",
        "maximum: 1440",
        "default: 512",
    }


def test_what_a_person_added_stays(capsys: Capture) -> None:
    by_hand(
        "  image:\n    type: url\n",
        "  image:\n    type: url\n    takes: {image: {}}\n    doc: To begin with.\n",
    )
    by_hand("medium: image\n", "medium: image\nsummary: Lighthouses.\n")
    code, out, _ = take(capsys, changed(seed=None), update=True)
    text = SPEC.read_text("utf-8")
    assert code == 1 and "takes: {image: {}}" in text and "summary: Lighthouses." in text
    assert lines_of(out, "-") == ["seed:", "type: integer", "nullable: true"]
    assert lines_of(out, "+") == []


def test_where_a_person_and_the_document_changed_the_same_the_person_counts(
    capsys: Capture,
) -> None:
    by_hand("maximum: 1440", "maximum: 1000")
    wider = {"type": "integer", "minimum": 64, "maximum": 2048, "default": 512, "x-order": 1}
    code, _, err = take(capsys, changed(width=wider), update=True)
    assert code == 1 and "maximum: 1000" in SPEC.read_text("utf-8")
    said = "params.width.maximum: the document says 2048 now; changed by hand, so it stays"
    assert f"left to a person: someone/lighthouse: {said}" in err


def test_a_change_that_a_rule_of_a_person_forbids_is_left(capsys: Capture) -> None:
    SPEC.write_text(
        f"{SPEC.read_text('utf-8')}\nrules:\n  pair: {{param: seed, needs: image}}\n", "utf-8"
    )
    before = SPEC.read_bytes()
    code, out, err = take(capsys, changed(seed=None), update=True)
    assert code == 1 and SPEC.read_bytes() == before and lines_of(out, "-") == []
    assert "left to a person: someone/lighthouse: its spec would not pass" in err


def test_another_version_of_a_model_is_its_id(capsys: Capture) -> None:
    newer = copy.deepcopy(CATALOGUE[0])
    newer["latest_version"]["id"] = "b" * 64
    code, out, _ = take(capsys, newer, update=True)
    assert code == 1
    assert lines_of(out, "+") == [f'id: "someone/lighthouse:{"b" * 64}"']


def test_a_model_that_no_document_has_any_more_stays_and_is_told(capsys: Capture) -> None:
    before = SPEC.read_bytes()
    code, _, err = take(capsys, cog({"prompt": PROMPT}, name="some/other"), update=True)
    assert code == 1 and SPEC.read_bytes() == before
    assert "someone/lighthouse: no document has it any more; its spec stays" in err


def test_an_update_without_an_import_says_what_to_do(capsys: Capture) -> None:
    code = main(["import", "replicate", "models.json", "--gateway", "other", "--update"])
    assert code == 3
    assert "nothing was imported into other yet; leave out --update" in capsys.readouterr().err


def api(**more: Any) -> dict[str, Any]:
    file = {"type": "object", "properties": {"url": {"type": "string", "format": "uri"}}}
    body = {"type": "object", "properties": {"prompt": {"type": "string"}}}
    post = {
        "requestBody": {"content": {"application/json": {"schema": body}}},
        "responses": {"200": {"content": {"application/json": {"schema": file}}}},
    }
    key = {"type": "apiKey", "in": "header", "name": "X-Key"}
    return {
        "openapi": "3.1.0",
        "servers": [{"url": "https://brush.example"}],
        "components": {"securitySchemes": {"Key": key}},
        "paths": {"/v1/image": {"post": post}},
        **more,
    }


def take_api(capsys: Capture, data: dict[str, Any], *more: str) -> tuple[int, list[str]]:
    """(exit code, the lines about the gateway, or that nothing changed)."""
    Path("api.json").write_text(json.dumps(data), "utf-8")
    code = main(["import", "openapi", "api.json", "--gateway", "brush", *more])
    err = capsys.readouterr().err.splitlines()
    start = "left to a person: gateway: "
    return code, [
        one.removeprefix(start) for one in err if one.startswith((start, "nothing changed"))
    ]


def test_another_server_key_or_answer_is_told_until_the_gateway_says_it(capsys: Capture) -> None:
    assert take_api(capsys, api())[0] == 0
    assert take_api(capsys, api(), "--update") == (0, ["nothing changed"])
    newer = api(servers=[{"url": "https://new.example"}])
    newer["components"]["securitySchemes"]["Key"]["name"] = "X-New"
    answer = newer["paths"]["/v1/image"]["post"]["responses"]["200"]["content"]["application/json"]
    answer["schema"]["properties"] = {"picture_url": {"type": "string", "format": "uri"}}
    told = [
        'base_url: the document says "https://new.example" now',
        'auth.header: the document says "X-New" now',
        "operations.create.answers.succeeded.url: the document does not state it any more",
        'operations.create.answers.succeeded.picture_url: the document says "<output.url>" now',
    ]
    for _ in range(2):
        code, lines = take_api(capsys, newer, "--update")
        assert code == 1 and sorted(lines) == sorted(told)
    spec = Path("specs/gateways/brush.yaml")
    text = spec.read_text("utf-8").replace("https://brush.example", "https://new.example")
    spec.write_text(text.replace("X-Key", "X-New").replace(" url:", " picture_url:"), "utf-8")
    assert take_api(capsys, newer, "--update")[1] == ["nothing changed"]


def test_what_a_person_changed_in_the_gateway_is_no_news(capsys: Capture) -> None:
    take_api(capsys, api())
    spec = Path("specs/gateways/brush.yaml")
    text = spec.read_text("utf-8").replace("https://brush.example", "https://own.example")
    spec.write_text(text, "utf-8")
    assert take_api(capsys, api(), "--update") == (0, ["nothing changed"])
