"""``validate --fix`` on CSV and TSV sheets, and on records that are more than a request."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from image_gateways._runtime.cli import main

HEAD = b"id,model,Prompt,params.seed,params.image_size,note\n"
ROWS = (
    b'1,qwen2-image,"a ""fox"", red",7,16:9,x\r\n',
    b'2,qwen2-image,a hat,7,16x9,"two\nlines"\n',
    b"3,qwen2-image,a pier,,16:9,\n",
)
OPTIONS = ("--carry", "id", "--ignore", "note")


@pytest.fixture
def run(capfdbinary: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> tuple[int, str, str]:
        code = main(["validate", *map(str, arguments)])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return call


def test_a_column_gets_its_right_name_and_cells_their_values_and_all_else_stays(run: Any) -> None:
    Path("r.csv").write_bytes(HEAD + b"".join(ROWS))
    code, out, err = run("--fix", *OPTIONS, "r.csv")
    assert (code, Path("r.csv").read_bytes()) == (1, HEAD + b"".join(ROWS))
    assert "4 repairs in 3 requests; nothing written: give --write" in err
    Path("change.patch").write_text(out, newline="")
    assert run("--fix", "--write", *OPTIONS, "r.csv")[0] == 0
    written = Path("r.csv").read_bytes()
    assert written.startswith(HEAD.replace(b"Prompt", b"prompt"))
    assert written.endswith(ROWS[0] + ROWS[1].replace(b"16x9", b"16:9") + ROWS[2])
    assert run(*OPTIONS, "r.csv")[0] == 0
    assert run("--fix", *OPTIONS, "r.csv")[:2] == (0, "")
    Path("r.csv").write_bytes(HEAD + b"".join(ROWS))
    done = subprocess.run(
        ["git", "apply", "--unidiff-zero", "change.patch"], capture_output=True, text=True
    )
    assert (done.returncode, Path("r.csv").read_bytes()) == (0, written), done.stderr


def test_a_column_keeps_its_name_where_not_all_rows_want_another(run: Any) -> None:
    rows = b"model,Prompt,prompt\nqwen2-image,a fox,\nqwen2-image,,a hat\n"
    Path("r.csv").write_bytes(rows)
    assert run("--fix", "--write", "r.csv")[0] == 0
    assert Path("r.csv").read_bytes() == rows.replace(b"a fox,", b",a fox")
    mixed = b"model,size,prompt\nqwen2-image,16:9,a fox\nQwen/Qwen-Image,1024x1024,a hat\n"
    Path("m.csv").write_bytes(mixed)
    code, _, err = run("--fix", "--write", "m.csv")
    assert (code, Path("m.csv").read_bytes()) == (1, mixed)
    assert "m.csv:2: /size: " in err


@pytest.mark.parametrize(("sign", "name"), [(";", "r.csv"), ("\t", "r.tsv"), ("|", "r.csv")])
def test_separators_and_a_byte_order_mark_stay(run: Any, sign: str, name: str) -> None:
    rows = [
        ("model", "prompt", "params.seed"),
        ("qwen2-image", "a fox", '"5,0"'),
        ("qwen2-image", "x", "0005"),
    ]
    text = "\ufeff" + "".join(sign.join(row) + "\r\n" for row in rows)
    Path(name).write_bytes(text.replace('"5,0"', "7").replace("0005", "7.0").encode())
    before = Path(name).read_bytes()
    code, out, _ = run("--fix", "--write", name)
    assert (code, out) == (0, "") and Path(name).read_bytes() == before
    Path(name).write_bytes(before.replace(b"prompt", b"Prompt"))
    assert run("--fix", "--write", name)[0] == 0
    assert Path(name).read_bytes() == before


def test_what_no_repair_mends_is_told_with_its_line(run: Any) -> None:
    Path("r.csv").write_bytes(b"model,prompt,params.image_size\nqwen2-image,a fox,purple\n")
    code, out, err = run("--fix", "r.csv")
    assert (code, out) == (1, "") and "r.csv:2: /params/image_size: 'purple'" in err
    (row,) = [json.loads(one) for one in run("--fix", "--json", "r.csv")[1].splitlines()]
    assert (row["line"], row["valid"], row["repairs"]) == (2, False, [])


def test_a_request_inside_a_record_is_repaired_where_it_stands(run: Any) -> None:
    inner = '{"model":"qwen-image-2","prompt":"a \\u00e9","seed":"7"}'
    mended = inner.replace('"7"', "7")
    batch = f'{{"custom_id":"x","method":"POST","url":"/v1","body":{inner}}}\n'
    nested = f'{{ "id": 1,  "task": {{"request": {inner} }} }}\n'
    Path("r.jsonl").write_text(batch)
    assert run("--fix", "--write", "r.jsonl")[0] == 0
    assert Path("r.jsonl").read_text() == batch.replace(inner, mended)
    Path("n.jsonl").write_text(nested)
    assert run("--fix", "--write", "--body-field", "task.request", "n.jsonl")[0] == 0
    assert Path("n.jsonl").read_text() == nested.replace(inner, mended)
    Path("t.jsonl").write_text(json.dumps({"id": 1, "request": inner}) + "\n")
    assert run("--fix", "--write", "--body-field", "request", "t.jsonl")[0] == 0
    assert json.loads(Path("t.jsonl").read_text()) == {"id": 1, "request": mended}
    assert run("--body-field", "request", "t.jsonl")[0] == 0


def test_keys_beside_the_request_stay_and_a_record_without_one_is_told(run: Any) -> None:
    record = '{"id": 7, "model":"qwen-image-2","prompt":"a","seed":"7"}\n'
    Path("r.jsonl").write_text(record)
    assert run("--fix", "--write", "--ignore", "id", "r.jsonl")[0] == 0
    assert Path("r.jsonl").read_text() == record.replace('"7"', "7")
    code, _, err = run("--fix", "--body-field", "request", "r.jsonl")
    assert code == 1 and "request holds nothing, and no request" in err


def test_a_row_with_two_cells_for_one_key_is_told_and_left_alone(run: Any) -> None:
    rows = b"model,prompt,prompt,params.seed\nQwen2-Image,x,y,7\nqwen2-image,,a fox,7\n"
    Path("r.csv").write_bytes(rows)
    code, _, err = run("--fix", "--write", "r.csv")
    assert (code, Path("r.csv").read_bytes()) == (1, rows)
    assert "r.csv:2: (document): the column 'prompt' gives a key a second time" in err
    assert "r.csv:3" not in err


def test_columns_that_share_no_name_are_repaired_beside_empty_ones(run: Any) -> None:
    Path("r.csv").write_bytes(b"model,prompt,,\nQwen2-Image,x,,\n")
    assert run("--fix", "--write", "r.csv")[0] == 0
    assert Path("r.csv").read_bytes() == b"model,prompt,,\nqwen2-image,x,,\n"


def test_an_object_that_two_columns_fill_is_told_and_left_alone(run: Any) -> None:
    rows = b'model,prompt,params,params.seed\nQwen2-Image,x,"{""seed"": 1}",7\n'
    Path("r.csv").write_bytes(rows)
    code, _, err = run("--fix", "--write", "r.csv")
    assert (code, Path("r.csv").read_bytes()) == (1, rows) and "'params.seed' gives" in err


def test_a_sheet_with_a_quotation_mark_that_is_never_closed_is_not_rewritten(run: Any) -> None:
    rows = b'model,prompt\nQwen2-Image,"a fox\nQwen2-Image,x\n'
    Path("r.csv").write_bytes(rows)
    code, _, err = run("--fix", "--write", "r.csv")
    assert code != 0 and Path("r.csv").read_bytes() == rows and "never closed" in err
