"""Files as people have them: sheets, folders, patterns, envelopes, and columns beside the request."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import Run
from .requests import line, right, wrong

HEAD = "id,model,prompt,image_size,seed,nsfw_checker"


def sheet(*rows: str, head: str = HEAD) -> bytes:
    return "\n".join([head, *rows, ""]).encode()


def test_a_row_is_a_request_and_its_cells_have_the_types_of_the_model(run: Run) -> None:
    Path("r.csv").write_bytes(
        sheet('1,qwen-image-2,"a fox, red",1:1,7,true', "2,qwen-image-2,a dog,,seven,TRUE")
    )
    ran = run("r.csv", "--ignore", "id", "--json")
    assert ran.code == 1
    assert [(row["line"], row["offset"], row["valid"]) for row in ran.rows] == [
        (2, 0, True),
        (3, 1, False),
    ]
    (only,) = ran.rows[1]["violations"]
    assert (only["path"], only["rule"], only["value"]) == ("/seed", "type", "'seven'")


def test_an_empty_cell_is_a_key_that_is_not_there_and_a_dot_leads_into_an_object(run: Run) -> None:
    head = "model,prompt,params.image_size,params.seed"
    Path("r.csv").write_bytes(sheet("qwen2-image,hi,16:9,", "qwen2-image,hi,,3", head=head))
    assert run("r.csv", "--quiet") == (0, "", "")


@pytest.mark.parametrize(
    ("name", "sign"), [("r.csv", ";"), ("r.tsv", "\t"), ("r.csv", "|"), ("r.csv.gz", ",")]
)
def test_any_usual_sign_between_cells_is_read_and_packed_sheets_too(
    run: Run, name: str, sign: str
) -> None:
    text = "\ufeff" + sheet("1,qwen-image-2,fox,2:2,,").decode().replace(",", sign)
    data = text.encode()
    Path(name).write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    ran = run(name, "--carry", "id", "--json")
    assert [one["path"] for one in ran.rows[0]["violations"]] == ["/image_size"]
    assert ran.rows[0]["carried"] == {"id": "1"}


def test_lines_of_a_sheet_count_those_inside_a_cell(run: Run) -> None:
    Path("r.csv").write_bytes(sheet('1,qwen-image-2,"a\nb",1:1,,', "2,qwen-image-2,c,2:2,,"))
    ran = run("r.csv", "--ignore", "id")
    assert ran.out.startswith("r.csv:4: /image_size: ")


def test_lists_and_objects_stand_in_cells_as_json(run: Run) -> None:
    head = "prompt,image_urls,n"
    Path("r.csv").write_bytes(
        sheet('x,"[""https://a.example/a.png""]",2', "x,https://a.example/a.png,2", head=head)
    )
    assert run("r.csv", "--model", "skills-video/qwen/qwen-image").code == 0


def test_a_model_that_is_named_once_need_not_stand_in_each_row(run: Run) -> None:
    Path("r.csv").write_bytes(sheet("a fox", head="prompt"))
    assert run("r.csv", "--model", "reapi/qwen-image-2").code == 0


def test_the_parts_of_a_sheet_are_the_whole_sheet(run: Run) -> None:
    rows = [f"{k},qwen-image-2,x,{'1:1' if k % 3 else '2:2'},," for k in range(50)]
    Path("r.csv").write_bytes(sheet(*rows))
    whole = run("r.csv", "--format", "json", "--ignore", "id")
    parts = [
        run("r.csv", "--format", "json", "--ignore", "id", "--shard", f"{i}/3") for i in (1, 2, 3)
    ]
    assert "".join(one.out for one in parts) == whole.out
    assert run("r.csv", "--format", "json", "--ignore", "id", "--jobs", "2").out == whole.out


def test_a_sheet_that_is_cut_off_is_a_finding(run: Run) -> None:
    Path("r.csv.gz").write_bytes(gzip.compress(sheet(*["1,qwen-image-2,x,1:1,,"] * 500))[:-20])
    ran = run("r.csv.gz", "--ignore", "id", "--json")
    assert ran.code == 1 and ran.rows[-1]["violations"][0]["rule"] == "truncated"


def test_folders_and_patterns_are_the_files_in_them(run: Run) -> None:
    Path("in/deep/.git").mkdir(parents=True)
    Path("in/a.jsonl").write_bytes(line(right()))
    Path("in/deep/b.json").write_bytes(json.dumps(wrong()).encode())
    Path("in/deep/.git/c.json").write_bytes(b"no request")
    Path("in/readme.md").write_bytes(b"no request")
    found = [row["file"] for row in run("in", "--json").rows]
    assert found == [str(Path("in/a.jsonl")), str(Path("in/deep/b.json"))]
    assert [row["file"] for row in run("in/**/*.json", "--json").rows] == ["in/deep/b.json"]
    assert run("in", "in/a.jsonl", "--json").out.count('"in/a.jsonl"') == 1


@pytest.mark.parametrize(
    ("argument", "said"), [("none*.json", "no file is called so"), ("empty", "holds no file")]
)
def test_a_folder_or_pattern_without_files_is_said(run: Run, argument: str, said: str) -> None:
    Path("empty").mkdir()
    ran = run(argument)
    assert ran.code == 2 and said in ran.err


def test_a_batch_file_is_judged_by_the_request_inside(run: Run) -> None:
    def batch(id: str, body: Any) -> bytes:
        return line({"custom_id": id, "method": "POST", "url": "/v1/x", "body": body})

    Path("r.jsonl").write_bytes(batch("a", right()) + batch("b", wrong()))
    ran = run("r.jsonl")
    assert ran.code == 1 and ran.out.startswith("r.jsonl:2:")
    place, carried = run("r.jsonl", "--carry", "custom_id").out.split(" ", 1)
    assert place.startswith("r.jsonl:2:") and carried.startswith('{"custom_id": "b"}: ')


def test_a_nested_body_and_one_that_is_text_are_found_where_they_are_said_to_be(run: Run) -> None:
    Path("r.jsonl").write_bytes(
        line({"job": {"request": right()}, "at": 1})
        + line({"job": {"request": json.dumps(wrong())}})
        + line({"job": {}})
    )
    ran = run("r.jsonl", "--body-field", "job.request", "--json")
    assert [row["valid"] for row in ran.rows] == [True, False, False]
    assert ran.rows[2]["violations"][0]["message"] == "job.request holds nothing, and no request"


def test_a_request_may_name_its_model_by_key_id_or_path(run: Run) -> None:
    names = ["qwen-image-2", "reapi/qwen-image-2", "https://reapi.ai/x/reapi/qwen-image-2"]
    Path("r.jsonl").write_bytes(
        b"".join(line({"model": name, "prompt": "x"}) for name in names)
        + line({"model": "skills-video/qwen/qwen-image", "prompt": "x"})
        + line({"model": "qwen/qwen-image", "prompt": "x"})
    )
    ran = run("r.jsonl", "--json")
    assert {row["model"] for row in ran.rows[:3]} == {"reapi/qwen-image-2"}
    assert {row["model"] for row in ran.rows[3:]} == {"skills-video/qwen/qwen-image"}
    assert ran.code == 0, ran.out


@pytest.mark.parametrize("content", [b'{"model": ', b'{"model": "nope"}', b'{"prompt": "x"}'])
def test_one_file_and_two_say_the_same_with_the_same_code(run: Run, content: bytes) -> None:
    Path("a.json").write_bytes(content)
    Path("b.json").write_bytes(json.dumps(right()).encode())
    alone, beside = run("a.json", "--json"), run("a.json", "b.json", "--json")
    assert (alone.code, beside.code) == (1, 1)
    assert alone.rows[0] == beside.rows[0]


@pytest.mark.parametrize(
    ("head", "row", "name"),
    [
        ("model,prompt,prompt", "qwen2-image,x,y", "prompt"),
        ("model,prompt,params,params.seed", 'qwen2-image,x,"{""seed"": 1}",2', "params.seed"),
        ("model,prompt,params.seed,params", 'qwen2-image,x,2,"{""seed"": 1}"', "params.seed"),
        ("model,prompt,params,params.seed", "qwen2-image,x,none,2", "params.seed"),
    ],
)
def test_two_columns_for_one_key_are_a_duplicate_key(
    run: Run, head: str, row: str, name: str
) -> None:
    Path("r.csv").write_text(f"{head}\n{row}\n")
    (found,) = run("r.csv", "--json").rows
    rules = {one["rule"]: one["message"] for one in found["violations"]}
    assert rules["duplicateKey"] == f"the column '{name}' gives a key a second time"


def test_columns_that_share_a_name_or_an_object_do_no_harm_where_one_has_a_cell(run: Run) -> None:
    Path("r.csv").write_text(
        "params.seed,model,prompt,prompt,params,,\n"
        '2,qwen2-image,x,,"{""image_size"": ""1:1""}",,\n,qwen2-image,,y,,,\n'
    )
    assert run("r.csv", "--quiet") == (0, "", "")


def test_a_cell_whose_object_has_a_key_twice_is_no_object(run: Run) -> None:
    Path("r.csv").write_text('model,prompt,params\nqwen2-image,x,"{""seed"":1,""seed"":2}"\n')
    assert run("r.csv", "--json").rows[0]["violations"][0]["path"] == "/params"


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_quotation_mark_that_is_never_closed_hides_no_rows(run: Run, end: str) -> None:
    rows = 'model,prompt\nqwen2-image,x\nqwen2-image,"a fox\nqwen2-image,\nno-model,y'
    Path("r.csv").write_text(rows + end)
    first, fault = run("r.csv", "--json").rows
    assert first["valid"] and fault["violations"][0]["rule"] == "truncated"
    assert "a quotation mark in the row of line 3 is never closed" in str(fault)
