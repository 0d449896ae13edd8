"""Every example runs, and shows what it says."""

from __future__ import annotations

import csv
import io
import json
import runpy
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image

from gatewright.cli import main as gatewright
from gatewright.diagnostics import printable

from .pages import ROOT

EXAMPLES = ROOT / "examples"


@pytest.fixture
def run(local: ModuleType, capsys: pytest.CaptureFixture[str]):
    """Runs an example as a program and returns what it printed."""

    def program(name: str) -> str:
        runpy.run_path(str(EXAMPLES / f"{name}.py"), run_name="__main__")
        return capsys.readouterr().out

    return program


def size(path: str) -> tuple[int, int]:
    with Image.open(path) as picture:
        picture.load()
        return picture.size


def test_the_quickstart_draws_edits_and_refers(run) -> None:
    said = run("quickstart")
    assert "6 credits, documented 6 credits per request" in said
    assert size("pictures/lighthouse.png")[0] > size("pictures/lighthouse.png")[1]
    width, height = size("pictures/green-sky.png")
    assert width / height == pytest.approx(21 / 9, rel=0.02)
    assert Path("pictures/winter.png").is_file()


def test_one_refused_request_does_not_spoil_the_others(run) -> None:
    said = run("async_many").splitlines()
    assert sorted(path.name for path in Path("pictures/harbour").iterdir()) == [
        "1.png",
        "2.png",
        "3.png",
    ]
    assert "nothing was sent" in said[3]


def test_a_task_is_fetched_by_another_program_and_charged_once(run) -> None:
    said = run("resume_a_task")
    assert "stopped waiting for task_" in said
    assert said.endswith("charged 1 time\n")
    assert size("harbour.png")
    assert not Path("task.txt").exists()


def test_a_lost_answer_is_charged_once_whatever_the_gateway_documents(run) -> None:
    said = run("outcome_unknown")
    assert said.count("may have been accepted and charged") == 2
    assert "sent with the key " in said and "no page says so" in said
    assert "rivya: charged 1 time\nreapi: charged 1 time\n" in said


def test_a_batch_that_was_killed_goes_on_and_charges_each_picture_once(run) -> None:
    assert run("batch") == "4 pictures, charged 4 times\n"
    assert Path("journal.jsonl").read_text().count(', "path": ') == 4 + 1, "one line was torn"


def test_a_batch_orders_nothing_again_that_may_have_been_charged(run) -> None:
    Path("journal.jsonl").write_text('{"prompt": "a gull", "sent": "yes"}\n')
    said = run("batch")
    assert said.startswith("'a gull' was sent, and no answer came")
    assert said.endswith("3 pictures, charged 3 times\n")


def test_a_second_gateway_is_asked_only_where_the_first_made_nothing(run) -> None:
    said = run("fallback").splitlines()
    assert said[0] == "Rivya: RateLimited, on to the next"
    assert said[1:3] == ["reapi/qwen-image-2", "reAPI: OutcomeUnknown, no second order"]
    assert said[3:] == ["rivya: charged 0 times", "reapi: charged 2 times"]


def test_a_page_streams_how_far_its_picture_is(run) -> None:
    said = run("web_page")
    assert "event: progress\ndata: queued" in said and "event: done\ndata: http" in said
    assert said.endswith("True succeeded\n")


def test_an_application_is_tested_without_network_and_price() -> None:
    command = [sys.executable, str(EXAMPLES / "application_tests.py")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout
    assert "3 passed" in done.stdout


def test_a_notebook_shows_the_picture(run) -> None:
    said = run("notebook").splitlines()
    assert said[0] == "<rivya/qwen2-image>"
    assert said[1] == "queued"
    assert said[-4] == "succeeded"
    assert said[-3].startswith("png, ")
    assert said[-2] == said[-3]
    assert said[-1] == "True"


def test_an_application_takes_a_signed_delivery_once_and_no_other(run) -> None:
    assert run("webhook").splitlines() == [
        "delivered: 204",
        "again: 204",
        "forged: 400",
        "done: True succeeded",
    ]


def test_a_reference_is_taken_in_every_form_and_uploaded_once_for_many(run) -> None:
    said = run("uploads").splitlines()
    assert [line.partition(": ")[2] for line in said[:6]] == ["True"] * 6
    assert said[6].startswith("a text is an address: reference_media: ")
    assert said[7] == "7 uploads, 2 pictures"


def test_a_client_of_ones_own_says_its_headers_to_the_gateway_and_sees_the_download(run) -> None:
    assert run("own_http_client").splitlines() == [
        "req-42 GET x-company: -",
        "req-42 GET x-company: acme",
        "req-42 POST x-company: acme",
    ]


def test_the_pipeline_lets_right_lines_through_as_they_came(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = (EXAMPLES / "requests.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    main = runpy.run_path(str(EXAMPLES / "validate_in_a_pipeline.py"))["main"]
    assert main([*lines, "[]\n", "{\n"]) == 1
    out, err = capsys.readouterr()
    assert out == lines[0] + lines[3]
    told = [line.partition(":")[0] for line in err.splitlines()]
    assert told == ["line 2", "line 3", "line 5", "line 6", "line 7"]
    assert all(line == printable(line) for line in err.splitlines())


def test_a_pipeline_of_right_lines_ends_with_0() -> None:
    right = (EXAMPLES / "requests.jsonl").read_text(encoding="utf-8").splitlines()[0]
    main = runpy.run_path(str(EXAMPLES / "validate_in_a_pipeline.py"))["main"]
    assert main([right]) == 0


def test_own_templates_add_files_to_a_package_of_another_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    specs, templates = str(ROOT / "specs"), str(EXAMPLES / "own_templates")
    folders = ["--specs", specs, "--out", str(tmp_path), "--templates", templates]
    assert gatewright(["generate", *folders, "--package", "acme_images"]) == 0
    text = (tmp_path / "prices.csv").read_text(encoding="utf-8")
    rows = {row["model"]: row for row in csv.DictReader(io.StringIO(text))}
    assert len(rows) > 1
    for key in rows:
        name, _, id = key.partition("/")
        home = tmp_path / "acme_images" / name.replace("-", "_") / "_models.py"
        assert json.dumps(id) in home.read_text(encoding="utf-8")
    assert rows["rivya/qwen2-image"]["amount"] == "6"
    assert rows["reapi/qwen-image-2"]["amount"] == ""
    limits = (tmp_path / "acme_images" / "rivya" / "limits.md").read_text(encoding="utf-8")
    assert "- `prompt`: At most 800 characters." in limits


def test_every_example_is_run_here_or_by_make_demo() -> None:
    mine = {path.stem for path in EXAMPLES.glob("*.py")} - {"demo", "local_gateways"}
    here = Path(__file__).read_text(encoding="utf-8")
    assert {name for name in mine if f'"{name}' not in here} == set()
