"""OpenAPI documents: operations that make files, their models, and the gateway around them."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import Any

import jsonschema
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
)
from gatewright.published.documents import document_from
from gatewright.published.models import PublishedModel
from gatewright.published.report import import_data, model_lines
from gatewright.schema import request_schema

from .bodies import bent
from .walker import beside, look, statements, without

STUDIO = Path(__file__).parent / "documents" / "studio"
OPTIONS = ImportOptions("studio", "2026-11-28")


def imports(source: Path, specs: Path) -> ImportRun:
    documents, unread = documents_of([str(source)])
    assert unread == []
    library = Library(documents, [str(source)])
    return import_models(
        "openapi", library, OPTIONS, specs, ImportRecord("openapi"), lambda _: True
    )


@pytest.fixture
def models(tmp_path: Path) -> dict[str, PublishedModel]:
    return {one.root: one for one in imports(STUDIO / "api.yaml", tmp_path / "specs").models}


@pytest.fixture
def gateway(tmp_path: Path) -> dict[str, Any]:
    texts = imports(STUDIO / "api.yaml", tmp_path / "specs").texts
    file = SpecFile(Path("studio.yaml"), "gateway", "studio")
    assert read(file, texts[tmp_path / "specs" / "gateways" / "studio.yaml"].encode()) == []
    return file.data


def test_each_operation_that_makes_files_is_there_for_each_of_its_models(
    models: dict[str, PublishedModel],
) -> None:
    said = {root: one.problem for root, one in models.items()}
    assert said == {
        "draw-1": "",
        "draw-2": "",
        "touch-1": "",
        "voice-1": "",
        "film-1": "",
        "films/{style}": "nothing fills {style} in its path",
    }
    made = {
        root: (one.data["medium"], one.data["operation"])
        for root, one in models.items()
        if one.data
    }
    assert made["draw-1"] == ("image", "images_generations")
    assert made["touch-1"] == ("image", "images_edits")
    assert made["voice-1"] == ("audio", "speech") and made["film-1"] == ("video", "films")


def test_what_no_slot_of_an_answer_reads_is_listed_with_its_pointer(tmp_path: Path) -> None:
    text = {"type": "string"}
    answer = {
        "type": "object",
        "properties": {
            "id": text,
            "status": {"type": "string", "enum": ["running", "completed", "failed"]},
            "picture": {"type": "object", "properties": {"url": text, "colour/s": text}},
            "usage": {"type": "object", "properties": {"steps": {"type": "integer"}}},
            "request": {"type": "object", "properties": {"prompt": text}},
        },
    }
    good = {"200": {"content": {"application/json": {"schema": answer}}}}
    body = {"type": "object", "properties": {"prompt": text, "model": {"enum": ["brush-1"]}}}
    post = {
        "requestBody": {"content": {"application/json": {"schema": body}}},
        "responses": good,
    }
    source = tmp_path / "api.json"
    source.write_text(
        json.dumps(
            {
                "openapi": "3.1.0",
                "info": {"title": "Brush", "version": "1"},
                "servers": [{"url": "https://brush.example"}],
                "paths": {"/images": {"post": post}, "/images/{id}": {"get": {"responses": good}}},
            }
        )
    )
    (model,) = imports(source, tmp_path / "specs").models
    listed = import_data([model])[0]["answer_without_slot"]
    ends = [
        "picture/properties/colour~1s",
        "usage/properties/steps",
        "request",
    ]
    starts = [
        f"/paths/{path}/responses/200/content/application~1json/schema/properties"
        for path in ("~1images/post", "~1images~1{id}/get")
    ]
    wanted = {f"{start}/{end}" for start in starts for end in ends}
    assert {one.partition("#")[2] for one in listed} == wanted
    (line,) = [one for one in model_lines(model) if "no slot reads it" in one]
    assert line.split()[:2] == ["answer", "6"] and "colour~1s" in line


def test_the_gateway_is_what_the_document_says_of_it(gateway: dict[str, Any]) -> None:
    assert gateway["base_url"] == "https://api.studio.example/v1"
    assert gateway["auth"] == {"header": "X-Key", "env": ["STUDIO_API_KEY"]}
    operations = gateway["operations"]
    assert operations["images_generations"]["answers"]["succeeded"] == {
        "data": [{"url": "<output.url>", "b64_json": "<output.base64>"}]
    }
    assert operations["images_edits"]["request"] == {"model": "body", "encoding": "multipart"}
    assert operations["speech"]["answers"] == {"succeeded": "<output.bytes>"}


def test_a_task_is_asked_for_where_the_document_says(gateway: dict[str, Any]) -> None:
    films = gateway["operations"]["films"]
    assert films["create"] == "POST /films" and films["poll"] == "GET /films/{id}/state"
    assert films["answers"]["created"] == {"task_id": "<id>", "state": "<status>"}
    assert films["answers"]["succeeded"]["films"] == [{"url": "<output.films.url>"}]
    assert films["answers"]["failed"]["error"] == {"message": "<error.message>"}
    assert gateway["states"] == {
        "queued": ["waiting"],
        "running": ["processing"],
        "succeeded": ["done"],
        "failed": ["failed"],
    }


def test_params_come_from_body_query_and_header_and_from_other_files(
    models: dict[str, PublishedModel],
) -> None:
    found = models["draw-1"].data["params"]
    assert found["trace"] == {"type": "boolean", "required": True, "in": "query"}
    assert found["X-Project"] == {"type": "string", "max_length": 9, "in": "header"}
    assert found["size"]["any_of"][0] == {"type": "enum", "options": ["square", "wide"]}
    assert found["n"] == {"type": "integer", "minimum": 1, "maximum": 4, "nullable": True}
    assert "made" not in found and "model" not in found
    assert models["draw-1"].lost == set()


def test_parts_of_a_form_are_files(models: dict[str, PublishedModel]) -> None:
    found = models["touch-1"].data["params"]
    assert found["mask"] == {"type": "url", "role": "mask", "takes": {"image": {}}}
    # One part and a list of one part are the same in a form.
    several = {"type": "list", "items": {"type": "url"}, "max_items": 4, "required": True}
    assert found["image"] == {**several, "takes": {"image": {}}}
    reasons = models["touch-1"].data["provenance"]
    assert reasons["params.image.takes"] == {
        "inferred": "It is a file, and its name says of which kind."
    }


def test_objects_that_a_discriminator_tells_apart_are_a_union(
    models: dict[str, PublishedModel],
) -> None:
    fade, cut = models["film-1"].data["params"]["ending"]["any_of"]
    assert fade["fields"]["kind"] == {"type": "constant", "const": "fade", "required": True}
    assert cut["fields"]["kind"] == {"type": "constant", "const": "cut", "required": True}


def test_an_independent_count_finds_the_same_statements(models: dict[str, PublishedModel]) -> None:
    document = document_from((STUDIO / "api.yaml").read_bytes(), "api.yaml").data
    for root in ("touch-1", "film-1", "voice-1"):
        model = models[root]
        counted = statements(document, model.place.pointer) | beside(document, model.place.pointer)
        carried = {pointer for _, pointer in model.accounting.carried}
        listed = {pointer for _, pointer in model.accounting.listed}
        assert carried | listed == counted and not carried & listed, root


def test_verdicts_are_those_of_the_document(tmp_path: Path) -> None:
    shutil.copytree(STUDIO, tmp_path / "studio")
    command = ["import", "openapi", str(tmp_path / "studio" / "api.yaml"), "--gateway", "studio"]
    assert main([*command, "--specs", str(tmp_path / "specs")]) == 1
    package, faults = read_package(tmp_path / "specs")
    assert package is not None, faults
    document = document_from((STUDIO / "api.yaml").read_bytes(), "api.yaml").data
    pointer = "/paths/~1films/post/requestBody/content/application~1json/schema"
    (model,) = [one for one in package.gateway("studio").models if one.id == "film-1"]
    ours = jsonschema.Draft202012Validator(request_schema(model))
    theirs = jsonschema.Draft202012Validator(look(without(document, set()), pointer))
    judged = {True: 0, False: 0}
    for body in bent(look(document, pointer), document, random.Random(3), 400):
        whole = {**body, "model": "film-1"}
        right = theirs.is_valid(whole)
        assert ours.is_valid(whole) is right, whole
        judged[right] += 1
    assert min(judged.values()) > 50


def test_the_envelopes_are_shown_to_be_confirmed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["import", "openapi", str(STUDIO / "api.yaml"), "--gateway", "studio"]
    main([*command, "--specs", str(tmp_path / "specs")])
    out = capsys.readouterr().out
    said = 'to confirm: films: created: {task_id: "<id>", state: "<status>"}'
    assert said in out and 'to confirm: speech: succeeded: "<output.bytes>"' in out


def test_what_is_written_passes_and_is_generated(tmp_path: Path) -> None:
    folders = ["--specs", str(tmp_path / "specs"), "--out", str(tmp_path / "out")]
    command = ["import", "openapi", str(STUDIO / "api.yaml"), "--gateway", "studio", *folders[:2]]
    assert main(command) == 1
    assert main(["generate", *folders]) == 0 and main(["check", *folders]) == 0


def test_a_reference_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out.yaml").write_text("Draw: {type: object}", "utf-8")
    text = (STUDIO / "api.yaml").read_text("utf-8").replace("parts/requests.yaml", "../out.yaml")
    (tmp_path / "in" / "api.yaml").write_text(text, "utf-8")
    models = imports(tmp_path / "in" / "api.yaml", tmp_path / "specs").models
    assert not any(one.root.startswith("draw") for one in models)


def test_an_id_that_no_spec_can_hold_leaves_out_its_own_model_only(tmp_path: Path) -> None:
    text = {"type": "string"}
    ids = ["brush-1", "brush\n2", "brush-3"]
    keys = {"model": {**text, "enum": ids}, "prompt": text}
    body = {"schema": {"type": "object", "properties": keys}}
    file = {"schema": {"type": "object", "properties": {"url": {**text, "format": "uri"}}}}
    post = {
        "requestBody": {"content": {"application/json": body}},
        "responses": {"200": {"content": {"application/json": file}}},
    }
    source = tmp_path / "api.json"
    source.write_text(json.dumps({"openapi": "3.1.0", "paths": {"/images": {"post": post}}}))
    run = imports(source, tmp_path / "specs")
    assert {one.root for one in run.models if not one.problem} == {"brush-1", "brush-3"}
    (odd,) = [one for one in run.models if one.problem]
    assert odd.root == "brush\n2" and "no spec can hold" in odd.problem
    said = {why for one in run.models for why in one.accounting.listed.values()}
    assert not any("anything" in one for one in said)


def test_ids_in_paths_are_ids_of_models(tmp_path: Path) -> None:
    text = """
openapi: 3.0.0
info: {title: A lab that nobody runs}
servers: [{url: "https://api.lab.example"}]
paths:
  /v1/brush-pro:
    post:
      requestBody: {content: {application/json: {schema: {type: object, properties: {prompt: {type: string}}}}}}
      responses:
        "200":
          content:
            application/json:
              schema: {type: object, properties: {id: {type: string}, polling_url: {type: string}}}
  /v1/get_result:
    get:
      parameters: [{name: id, in: query, required: true, schema: {type: string}}]
      responses:
        "200":
          content:
            application/json:
              schema:
                type: object
                properties:
                  id: {type: string}
                  status: {type: string, enum: [Pending, Ready, Error]}
                  result: {type: object, properties: {sample: {type: string}}}
"""
    (tmp_path / "lab.yaml").write_text(text, "utf-8")
    specs = str(tmp_path / "specs")
    command = [
        "import",
        "openapi",
        str(tmp_path / "lab.yaml"),
        "--gateway",
        "lab",
        "--specs",
        specs,
    ]
    assert main(command) == 1
    assert main([*command, "--medium", "image"]) == 0
    written = (tmp_path / "specs" / "gateways" / "lab.yaml").read_text("utf-8")
    assert "create: POST /v1/{model}" in written.replace('"', "")
    assert "poll: GET /v1/get_result?id={id}" in written.replace('"', "")
    assert main(["check", "--specs", specs, "--out", str(tmp_path / "none")]) == 1


def engines(schema: dict[str, Any]) -> dict[str, Any]:
    """A document whose create has a param in its path."""
    text = {"type": "string"}
    picture = {"type": "object", "properties": {"image_url": text}}
    post = {
        "parameters": [{"name": "engine", "in": "path", "required": True, "schema": schema}],
        "requestBody": {
            "content": {
                "application/json": {"schema": {"type": "object", "properties": {"prompt": text}}}
            }
        },
        "responses": {"200": {"content": {"application/json": {"schema": picture}}}},
    }
    return {"openapi": "3.1.0", "paths": {"/v1/{engine}/draw": {"post": post}}}


def test_options_of_a_param_in_the_path_are_models(tmp_path: Path) -> None:
    document = engines({"type": "string", "enum": ["brush-1", "brush-2"]})
    source = tmp_path / "api.json"
    source.write_text(json.dumps(document))
    run = imports(source, tmp_path / "specs")
    assert [(one.data["id"], one.problem) for one in run.models] == [
        ("brush-1/draw", ""),
        ("brush-2/draw", ""),
    ]
    assert run.gateway is not None
    assert run.gateway["operations"]["create"]["create"] == "POST /v1/{model}"
    body = "/paths/~1v1~1{engine}~1draw/post"
    schema = f"{body}/requestBody/content/application~1json/schema"
    counted = statements(document, schema) | beside(document, schema)
    for model in run.models:
        carried = {one for _, one in model.accounting.carried}
        assert f"{body}/parameters/0" in carried
        assert carried | {one for _, one in model.accounting.listed} == counted


@pytest.mark.parametrize(
    ("schema", "facts"),
    [
        ({"type": "string", "maxLength": 9}, {"type": "string", "max_length": 9}),
        ({"enum": ["a/b"]}, {"type": "constant", "const": "a/b"}),
        ({"enum": [1, 2]}, {"type": "integer", "options": [1, 2]}),
    ],
)
def test_a_param_in_the_path_without_such_options_is_an_argument(
    schema: dict[str, Any], facts: dict[str, Any], tmp_path: Path
) -> None:
    source = tmp_path / "api.json"
    source.write_text(json.dumps(engines(schema)))
    run = imports(source, tmp_path / "specs")
    (model,) = run.models
    assert (model.problem, model.data["id"]) == ("", "draw")
    assert model.data["params"]["engine"] == {**facts, "required": True, "in": "path"}
    assert run.gateway is not None
    assert run.gateway["operations"]["create"]["create"] == "POST /v1/{engine}/{model}"


@pytest.mark.parametrize(
    "schema",
    [{}, {"type": "array", "items": {"type": "string"}}, {"type": ["string", "null"]}, None],
    ids=["anything", "list", "null", "no schema"],
)
def test_what_cannot_stand_in_a_path_leaves_its_operation_out(
    schema: dict[str, Any] | None, tmp_path: Path
) -> None:
    source, document = tmp_path / "api.json", engines(schema or {})
    if schema is None:
        (param,) = document["paths"]["/v1/{engine}/draw"]["post"]["parameters"]
        del param["schema"]
    source.write_text(json.dumps(document))
    (model,) = imports(source, tmp_path / "specs").models
    says = "nothing fills" if schema is None else "no spec can say what fills"
    assert model.problem == f"{says} {{engine}} in its path"


def shared_poll() -> dict[str, Any]:
    """Two creates below one folder, whose tasks are asked for at the folder itself."""
    text = {"type": "string"}
    task = {
        "type": "object",
        "properties": {
            "id": text,
            "state": {"type": "string", "enum": ["queued", "dreaming", "completed", "failed"]},
            "failure_reason": text,
            "assets": {"type": "object", "properties": {"video": {**text, "format": "uri"}}},
            "request": {"type": "object", "properties": {"picture_url": text}},
            "callback_url": text,
        },
    }
    answer = {"200": {"content": {"application/json": {"schema": task}}}}
    known = {"type": "object", "properties": {"id": text}}
    bare = {"200": {"content": {"application/json": {"schema": known}}}}
    model = {"type": "string", "enum": ["film-1"]}
    body = {"type": "object", "properties": {"model": model, "prompt": text}}
    create = {
        "requestBody": {"content": {"application/json": {"schema": body}}},
        "responses": answer,
    }
    return {
        "openapi": "3.1.0",
        "paths": {
            "/tasks/video": {"post": create},
            "/tasks/video/longer": {"post": create},
            "/tasks/{id}/larger": {"post": create},
            "/tasks/{id}": {"get": {"responses": answer}},
            "/image_to_video": {"post": {**create, "responses": bare}},
        },
    }


def test_tasks_are_asked_for_at_the_folder_of_their_creates(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, specs = tmp_path / "api.json", tmp_path / "specs"
    source.write_text(json.dumps(shared_poll()), "utf-8")
    command = ["import", "openapi", str(source), "--gateway", "night", "--specs", str(specs)]
    assert main(command) == 1
    out = capsys.readouterr().out
    assert "to confirm: tasks_video: POST /tasks/video, then GET /tasks/{id}\n" in out
    assert "write what these mean: dreaming." in out
    apart = "film-1@tasks_video_longer, film-1@image_to_video: it stays apart from tasks_video"
    assert f"apart: {apart}, which has the same id" in out
    assert "nothing fills {id} in its path" in out
    # An id alone is a task, where one path of the document gives the files of all tasks.
    assert "to confirm: image_to_video: POST /image_to_video, then GET /tasks/{id}\n" in out
    # What the service repeats of the request is not a result, and no operation stands there in vain.
    confirm = "\n".join(line for line in out.splitlines() if line.startswith("to confirm"))
    assert "picture_url" not in confirm and "callback_url" not in confirm
    package, faults = read_package(specs)
    assert package is not None, faults
    assert "/tasks/{id}/larger" not in (specs / "gateways" / "night.yaml").read_text("utf-8")


def test_an_id_alone_is_no_task_where_two_paths_give_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = shared_poll()
    document["paths"]["/jobs/{id}"] = document["paths"]["/tasks/{id}"]
    source, specs = tmp_path / "api.json", tmp_path / "specs"
    source.write_text(json.dumps(document), "utf-8")
    command = ["import", "openapi", str(source), "--gateway", "night", "--specs", str(specs)]
    assert main(command) == 1
    said = "film-1@image_to_video: its answer is an id alone, and no document says where"
    assert f"left out: {said}" in capsys.readouterr().out


def test_an_id_inside_an_object_is_the_id_of_a_task(tmp_path: Path) -> None:
    text = {"type": "string"}
    job = {"properties": {"job": {"properties": {"generationId": text, "cost": text}}}}
    done = {
        "properties": {
            "made": {"properties": {"status": {"enum": ["COMPLETE"]}, "image": {"items": {
                "properties": {"url": text, "id": text}}}}}
        }
    }  # fmt: skip
    post = {
        "requestBody": {"content": {"application/json": {"schema": {"properties": {"n": text}}}}},
        "responses": {"200": {"content": {"application/json": {"schema": job}}}},
    }
    get = {"responses": {"200": {"content": {"application/json": {"schema": done}}}}}
    paths = {"/generations": {"post": post}, "/generations/{id}": {"get": get}}
    source = tmp_path / "api.json"
    source.write_text(json.dumps({"openapi": "3.1.0", "paths": paths}))
    run = imports(source, tmp_path / "specs")
    assert run.gateway is not None
    made = run.gateway["operations"]["create"]
    assert made["poll"] == "GET /generations/{id}" and made["media"] == ["image"]
    assert made["answers"]["created"] == {"job": {"generationId": "<id>"}}


def test_models_in_paths_have_the_operation_with_their_answer(tmp_path: Path) -> None:
    text = {"type": "string"}
    request = {"content": {"application/json": {"schema": {"properties": {"prompt": text}}}}}

    def post(kind: str, schema: dict[str, Any]) -> dict[str, Any]:
        answer = {"200": {"content": {kind: {"schema": schema}}}}
        return {"post": {"requestBody": request, "responses": answer}}

    link, own = {"properties": {"image_url": text}}, {"properties": {"image_b64_json": text}}
    paths = {
        "/v1/brush": post("application/json", link),
        "/v1/pen": post("application/json", link),
        "/v1/clay": post("application/json", {"properties": {"picture_base64": text}}),
        "/v1/voice": post("audio/mpeg", text),
        "/brush": post("application/json", own | link),
    }
    source = tmp_path / "api.json"
    source.write_text(json.dumps({"openapi": "3.1.0", "paths": paths}))
    run = imports(source, tmp_path / "specs")
    assert run.gateway is not None
    said = {
        one.root: run.gateway["operations"][one.data["operation"]]
        for one in run.models
        if not one.apart
    }
    assert said["brush"] is said["pen"]
    assert [one["answers"]["succeeded"] for one in said.values()] == [
        {"image_url": "<output.url>"},
        {"image_url": "<output.url>"},
        {"picture_base64": "<output.base64>"},
        "<output.bytes>",
    ]
    assert said["voice"]["media"] == ["audio"]


@pytest.mark.parametrize("where", ["operationId", "tags", "schema"])
def test_the_names_of_an_operation_tell_what_it_makes(where: str, tmp_path: Path) -> None:
    text = {"type": "string"}
    answer: dict[str, Any] = {"properties": {"url": text}}
    post: dict[str, Any] = {
        "requestBody": {"content": {"application/json": {"schema": {"properties": {"n": text}}}}},
    }
    components = {"schemas": {"VideoAnswer": answer, "Answer": answer}}
    name = "VideoAnswer" if where == "schema" else "Answer"
    post["responses"] = {
        "201": {
            "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
        }
    }
    if where != "schema":
        post[where] = ["films", "Video"] if where == "tags" else "make_video"
    document = {"openapi": "3.1.0", "paths": {"/make": {"post": post}}, "components": components}
    source = tmp_path / "api.json"
    source.write_text(json.dumps(document))
    (model,) = imports(source, tmp_path / "specs").models
    assert model.problem == "" and model.data["medium"] == "video"


def test_paths_answers_and_schemas_may_stand_in_files_of_their_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {
        "main.yaml": """
            openapi: 3.1.0
            paths:
              /images: {$ref: paths/images.yaml}
              /films: {$ref: paths/films.yaml}""",
        "paths/images.yaml": """
            post:
              requestBody: {content: {application/json: {schema: {$ref: ../parts/body.yaml}}}}
              responses: {"200": {$ref: "../parts/answers.yaml#/Picture"}}""",
        "parts/body.yaml": """
            type: object
            properties: {model: {type: string, enum: [draw-1]}, size: {$ref: "kinds.yaml#/Size"}}""",
        "parts/kinds.yaml": """
            Size: {type: string, enum: [small, large]}""",
        "parts/answers.yaml": """
            Picture: {content: {application/json: {schema: {
              type: object, properties: {url: {type: string, format: uri}}}}}}""",
    }
    for name, text in texts.items():
        path = tmp_path / "api" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for number, source in enumerate((tmp_path / "api", tmp_path / "api" / "main.yaml")):
        specs = tmp_path / f"specs{number}"
        command = ["import", "openapi", str(source), "--gateway", "parts", "--specs", str(specs)]
        assert main(command) == 1
        said = capsys.readouterr()
        assert "left out: /films: " in said.err and "next: " in said.err
        written = (specs / "models" / "parts" / "draw-1.yaml").read_text("utf-8")
        assert "options: [small, large]" in written
        file = SpecFile(Path("draw-1.yaml"), "model", "parts")
        assert read(file, written.encode()) == []
        sources = file.data["sources"]
        assert list(sources) == ["page", "body", "kinds"]
        assert sources["page"]["document"].endswith("images.yaml")
        assert sources["kinds"]["document"].endswith("kinds.yaml")
        assert len({one["digest"] for one in sources.values()}) == 3
        assert all(one["read"] for one in sources.values())
        assert file.data["provenance"]["params.size"] == {"source": "kinds"}


def test_a_change_of_a_further_file_changes_its_digest(tmp_path: Path) -> None:
    parts = {"Size": {"type": "string", "enum": ["small"]}, "Other": {"type": "integer"}}
    sizes: dict[str, Any] = {"size": {"$ref": "parts.json#/Size"}}
    body = {"type": "object", "properties": {"model": {"enum": ["draw-1"]}, **sizes}}
    file = {"type": "object", "properties": {"image_url": {"type": "string"}}}
    post = {
        "requestBody": {"content": {"application/json": {"schema": body}}},
        "responses": {"200": {"content": {"application/json": {"schema": file}}}},
    }
    document = {"openapi": "3.1.0", "paths": {"/images": {"post": post}}}
    (tmp_path / "api.json").write_text(json.dumps(document))

    def digest() -> str:
        (tmp_path / "parts.json").write_text(json.dumps(parts))
        (model,) = imports(tmp_path / "api.json", tmp_path / "specs").models
        found: str = model.data["sources"]["parts"]["digest"]
        return found

    first = digest()
    parts["Other"]["minimum"] = 3  # The request has nothing of it.
    assert digest() == first
    parts["Size"]["enum"] = ["small", "large"]
    assert digest() != first


def test_documents_without_a_model_say_what_they_hold_instead(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "api.json"
    reasons = {
        '{"swagger": "2.0", "paths": {}}': "Swagger 2.0 is not read; convert it to OpenAPI 3 first",
        "[]": "none has `paths`",
        '{"openapi": "3.1.0", "paths": {}}': "no POST of theirs takes JSON or a form and answers",
    }
    for text, why in reasons.items():
        source.write_text(text, "utf-8")
        assert main(["import", "openapi", str(source), "--gateway", "none"]) == 3
        assert why in capsys.readouterr().err
    assert main(["import", "fal", str(source), "--gateway", "none"]) == 3
    assert "they look like openapi" in capsys.readouterr().err
