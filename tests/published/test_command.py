"""``gatewright import`` and ``gatewright add``: exit codes, streams, and what lies on the disk."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from gatewright.cli import main
from gatewright.published import documents_of

from .made import CATALOGUE, PROMPT, cog

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


def publish(*models: dict[str, Any], name: str = "models.json") -> str:
    Path(name).write_text(json.dumps(list(models)), "utf-8")
    return name


def run(capsys: Capture, *argv: str) -> tuple[int, str, str]:
    """(exit code, stdout, stderr) of one command."""
    code = main(list(argv))
    streams = capsys.readouterr()
    return code, streams.out, streams.err


def take(capsys: Capture, *more: str) -> tuple[int, str, str]:
    return run(capsys, "import", "replicate", *more, "--gateway", "mine")


def specs() -> list[str]:
    return sorted(path.name for path in Path("specs/models/mine").glob("*.yaml"))


def test_an_import_writes_specs_that_check_and_generate_take(capsys: Capture) -> None:
    code, out, err = take(capsys, publish(*CATALOGUE[:3]))
    assert code == 0 and "someone/lighthouse: " in out and "candidate params.lora range?" in out
    assert "wrote   specs/models/mine/someone-lighthouse.yaml" in err
    assert specs() == ["else-stems.yaml", "someone-harbour-film.yaml", "someone-lighthouse.yaml"]
    assert main(["generate"]) == 0 and main(["check"]) == 0


def test_a_spec_says_where_its_facts_come_from(capsys: Capture) -> None:
    take(capsys, publish(CATALOGUE[0]))
    text = Path("specs/models/mine/someone-lighthouse.yaml").read_text("utf-8")
    assert "document: models.json" in text and 'digest: "sha256:' in text
    assert 'pointer: "/0/latest_version/openapi_schema/components/schemas/Input"' in text
    assert 'url: "https://replicate.example/someone/lighthouse"' in text
    assert "What to draw" not in text


def test_an_answer_becomes_an_envelope_that_a_person_is_asked_to_look_at(capsys: Capture) -> None:
    _, out, _ = take(capsys, publish(*CATALOGUE[:3]))
    assert "to confirm: someone/harbour-film: succeeded: {" in out
    assert 'output: "<output.url>"' in out and 'drums: "<output.drums.url>"' in out
    stems = Path("specs/models/mine/else-stems.yaml").read_text("utf-8")
    assert 'vocals: "<output.vocals.url>"' in stems and 'cover: "<image.url>"' in stems
    assert "medium: audio" in stems and "look at them before use" in stems
    film = Path("specs/models/mine/someone-harbour-film.yaml").read_text("utf-8")
    assert 'output: "<output.url>"' in film and "medium: video" in film


def test_what_makes_no_file_is_left_out_with_the_reason(capsys: Capture) -> None:
    code, out, _ = take(capsys, publish(CATALOGUE[0], CATALOGUE[3]))
    assert code == 1 and specs() == ["someone-lighthouse.yaml"]
    assert "left out: else/writer: its answer holds no file" in out


def test_a_medium_that_nobody_shows_is_asked_for(capsys: Capture) -> None:
    unseen = cog({"prompt": PROMPT}, example=None)
    code, out, _ = take(capsys, publish(unseen))
    assert code == 1 and "it has no example of what it makes; give --medium" in out
    assert not Path("specs").exists()
    assert take(capsys, publish(unseen), "--medium", "image")[0] == 0
    assert specs() == ["someone-lighthouse.yaml"]


def test_a_contradiction_keeps_a_model_out_until_it_is_accepted(capsys: Capture) -> None:
    name = publish(CATALOGUE[0], CATALOGUE[4])
    code, out, _ = take(capsys, name)
    where = "/1/latest_version/openapi_schema/components/schemas/Input/properties/duration"
    assert code == 1 and specs() == ["someone-lighthouse.yaml"]
    assert (
        f'models.json#{where}/default: else/odd-film: params.duration: the default cannot be: "5"'
        in out
    )
    assert f"the other place is {where}/type; to choose: leave the default out" in out
    assert take(capsys, name, "--accept-contradictions")[0] == 0
    text = Path("specs/models/mine/else-odd-film.yaml").read_text("utf-8")
    assert "options: [5, 10]" in text and "The document contradicts itself" in text


def test_an_import_twice_writes_nothing_new(capsys: Capture) -> None:
    name = publish(*CATALOGUE[:3])
    take(capsys, name)
    before = {path: path.stat().st_mtime_ns for path in Path("specs").rglob("*.yaml")}
    code, _, err = take(capsys, name)
    assert code == 0 and "3 are there already; --update compares them" in err
    assert before == {path: path.stat().st_mtime_ns for path in Path("specs").rglob("*.yaml")}


def test_select_takes_some_and_add_one_more(capsys: Capture) -> None:
    name = publish(*CATALOGUE[:3])
    assert take(capsys, name, "--select", "someone/*house")[0] == 0
    assert specs() == ["someone-lighthouse.yaml"]
    Path(name).unlink()
    code, out, err = run(capsys, "add", "mine/else/stems")
    assert code == 0 and "else/stems: " in out
    assert "wrote   specs/models/mine/else-stems.yaml" in err
    assert specs() == ["else-stems.yaml", "someone-lighthouse.yaml"]
    assert run(capsys, "add", "mine/else/stems")[2] == "else/stems is there already\n"
    code, _, err = run(capsys, "add", "mine/else/stem")
    assert code == 2 and "did you mean `else/stems`?" in err


def test_a_selection_of_nothing_names_the_nearest(capsys: Capture) -> None:
    code, _, err = take(capsys, publish(CATALOGUE[0]), "--select", "someone/lighthose")
    assert code == 2
    assert err.endswith("called someone/lighthose; did you mean `someone/lighthouse`?\n")
    assert not Path("specs").exists()


def test_a_document_may_come_on_standard_input(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO(json.dumps(CATALOGUE[0]).encode())
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=raw))
    assert take(capsys, "-")[0] == 0
    assert specs() == ["someone-lighthouse.yaml"]


def test_models_of_one_name_are_called_by_their_owners_too(capsys: Capture) -> None:
    twins = [cog({"prompt": PROMPT}, name=name) for name in ("a/draw", "b/draw")]
    assert take(capsys, publish(*twins))[0] == 0
    texts = [path.read_text("utf-8") for path in sorted(Path("specs/models/mine").glob("*.yaml"))]
    assert ["name: a_draw" in texts[0], "name: b_draw" in texts[1]] == [True, True]


def test_a_report_as_json_has_every_statement(capsys: Capture) -> None:
    _, out, _ = take(capsys, publish(CATALOGUE[0]), "--format", "json")
    (model,) = json.loads(out)
    assert model["model"] == "someone/lighthouse" and model["left_out"] is None
    assert len(model["carried"]) > 20 and len(model["listed"]) > 3
    assert {one["may_be"] for one in model["candidates"]} == {"range", "forbidden"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is not JSON"),
        ("a: [", "is not YAML"),
        ("just text", "holds neither an object nor a list"),
        ("a: &a [*a]", "an alias is inside what it stands for"),
        ("[" * 100_000, "nested too deep"),
        ("\udcff", "is not UTF-8"),
        (" \n", "is empty"),
        ("<!doctype html><p>Not found", "is a web page or XML; save the document itself"),
    ],
    ids=lambda one: one[:12],
)
def test_a_document_that_cannot_be_read_is_named_with_the_reason(
    text: str, said: str, capsys: Capture
) -> None:
    Path("odd.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    code, _, err = take(capsys, "odd.json", publish(CATALOGUE[0]))
    assert code == 1 and "odd.json: " in err and said in err
    assert specs() == ["someone-lighthouse.yaml"]
    assert take(capsys, "odd.json")[0] == 3


def test_an_anchor_may_be_set_anew_and_each_alias_means_the_last_one(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("{a: &x {n: 1}, b: *x, c: &x {n: 2.5}, d: *x}", "utf-8")
    (document,), unread = documents_of([str(tmp_path / "a.yaml")])
    assert unread == []
    assert document.data == {"a": {"n": 1}, "b": {"n": 1}, "c": {"n": 2.5}, "d": {"n": 2.5}}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "My Gateway",
            "is not a name for a gateway: small letters, digits and hyphens, such as my-gateway",
        ),
        ("../x", "such as x"),
        ("9", "is not a name for a gateway"),
    ],
)
def test_a_wrong_name_of_a_gateway_is_one_error_and_nothing_is_written(
    name: str, said: str, capsys: Capture
) -> None:
    source = publish(CATALOGUE[0])
    code, out, err = run(capsys, "import", "replicate", source, "--gateway", name)
    assert code == 2 and out == "" and said in err and err.count("\n") == 1
    assert sorted(path.name for path in Path().iterdir()) == ["models.json"]


def test_an_address_is_not_fetched_and_says_so(capsys: Capture) -> None:
    code, _, err = take(capsys, "https://vendor.example/openapi.json")
    assert code == 3
    assert err == (
        "https://vendor.example/openapi.json: is an address, and nothing is fetched; save it first\n"
    )


def test_adding_where_nothing_was_imported_says_what_to_do_first(capsys: Capture) -> None:
    code, _, err = run(capsys, "add", "mine/else/stems")
    assert code == 3 and not Path("specs").exists()
    assert err == "gatewright add: mine: nothing was imported into specs; use gatewright import\n"


def test_a_folder_with_one_broken_document_gives_the_others(capsys: Capture) -> None:
    Path("all").mkdir()
    publish(CATALOGUE[0], name="all/a.json")
    Path("all/broken.json").write_text("{", "utf-8")
    code, _, err = take(capsys, "all")
    assert code == 1 and specs() == ["someone-lighthouse.yaml"]
    assert err.count("all/broken.json: is not JSON") == 1


def test_a_key_that_stands_twice_is_told(capsys: Capture) -> None:
    Path("twice.json").write_text('{"owner": "a", "owner": "b"}', "utf-8")
    _, _, err = take(capsys, "twice.json")
    assert "twice.json: owner: twice in one object; the last one counts" in err


def test_a_model_that_stands_twice_is_told(capsys: Capture) -> None:
    other = cog({"prompt": PROMPT, "only": {"type": "boolean"}})
    code, _, err = take(capsys, publish(CATALOGUE[0], other))
    assert code == 0 and "1 models stand there twice, the first counts: someone/lighthouse" in err
    assert "only" not in Path("specs/models/mine/someone-lighthouse.yaml").read_text("utf-8")


def test_a_folder_stands_for_its_documents(capsys: Capture) -> None:
    Path("all/deep").mkdir(parents=True)
    publish(CATALOGUE[0], name="all/a.json")
    publish(CATALOGUE[1], name="all/deep/b.json")
    Path("all/read.txt").write_text("no document", "utf-8")
    assert take(capsys, "all")[0] == 0
    text = Path("specs/models/mine/someone-harbour-film.yaml").read_text("utf-8")
    assert "document: deep/b.json" in text
    Path("none").mkdir()
    code, _, err = take(capsys, "none")
    assert code == 3 and "no document in this folder" in err


def api(*names: str) -> str:
    """A document with a model for each name, whose sizes stand in another file."""
    file = {"type": "object", "properties": {"url": {"type": "string", "format": "uri"}}}
    good = {"200": {"content": {"application/json": {"schema": file}}}}
    size = {"$ref": "parts/size.yaml#/Size"}
    body = {"type": "object", "properties": {"prompt": {"type": "string"}, "size": size}}
    post = {"requestBody": {"content": {"application/json": {"schema": body}}}, "responses": good}
    Path("parts").mkdir(exist_ok=True)
    Path("parts/size.yaml").write_text("Size: {type: string, enum: [small, large]}", "utf-8")
    path = f"{names[0]}.json"
    Path(path).write_text(
        json.dumps(
            {
                "openapi": "3.1.0",
                "servers": [{"url": "https://brush.example"}],
                "paths": {f"/v1/image-{name}": {"post": post} for name in names},
            }
        ),
        "utf-8",
    )
    return path


def take_api(capsys: Capture, *more: str) -> tuple[int, str, str]:
    return run(capsys, "import", "openapi", *more, "--gateway", "mine")


def test_a_model_more_has_what_its_document_refers_to(capsys: Capture) -> None:
    assert take_api(capsys, api("a", "b"), "--select", "image-a")[0] == 0
    Path("parts/size.yaml").unlink()
    code, _, err = run(capsys, "add", "mine/image-b")
    assert code == 0, err
    assert "options: [small, large]" in Path("specs/models/mine/image-b.yaml").read_text("utf-8")


def test_documents_of_two_imports_are_both_at_hand(capsys: Capture) -> None:
    assert take_api(capsys, api("a", "b"), "--select", "image-a")[0] == 0
    assert take_api(capsys, api("c", "d"), "--select", "image-c")[0] == 0
    assert run(capsys, "add", "mine/image-b")[0] == 0
    assert take_api(capsys, api("a", "b", "e"), "--select", "image-a")[0] == 0
    assert run(capsys, "add", "mine/image-e")[0] == 0
    assert specs() == ["image-a.yaml", "image-b.yaml", "image-c.yaml", "image-e.yaml"]


def test_a_cache_that_cannot_be_written_costs_a_line_only(capsys: Capture) -> None:
    Path("cache").write_text("a file", "utf-8")
    code, _, err = take_api(capsys, api("a"))
    assert code == 0 and specs() == ["image-a.yaml"]
    assert err.count("the documents are not kept for `gatewright add`: ") == 1


def test_a_spec_that_was_deleted_comes_back(capsys: Capture) -> None:
    take_api(capsys, api("a"))
    spec = Path("specs/models/mine/image-a.yaml")
    text = spec.read_text("utf-8")
    for argv in (["add", "mine/image-a"], ["import", "openapi", "a.json", "--gateway", "mine"]):
        spec.unlink()
        code, _, err = run(capsys, *argv)
        assert code == 0 and "already" not in err
        assert spec.read_text("utf-8") == text


def test_an_update_without_the_gateway_is_one_fault(capsys: Capture) -> None:
    take_api(capsys, api("a"))
    Path("specs/models/mine/image-a.yaml").unlink()
    Path("specs/gateways/mine.yaml").rename("specs/gateways/other.yaml")
    code, out, err = take_api(capsys, "a.json", "--update")
    assert code == 3
    assert "mine.yaml:1:1: the gateway of the imported models is not there any more" in out + err


def test_a_record_of_an_unknown_form_is_one_fault(capsys: Capture) -> None:
    take_api(capsys, api("a"))
    record = Path("specs/models/mine/.imported.jsonl")
    record.write_text(record.read_text("utf-8").replace('"openapi"', '"invented"', 1), "utf-8")
    code, _, err = run(capsys, "add", "mine/image-b")
    assert code == 3 and err.count("\n") == 1 and "no form is called invented" in err
