"""A line that cannot be read is reported with its place, and the run goes on."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Run
from .requests import PACKINGS, RIVYA, line, right

BODY = b'{"model": "qwen2-image", "prompt": "%s"}\n'
BAD = {
    # What the line is → (line, rule, where in the line, words of the message)
    "no JSON": (b'{"model" "qwen2-image"}\n', "json", 9, "no JSON"),
    "cut in the middle": (b'{"model": "qwen2-im\n', "json", 10, "no JSON"),
    "two documents": (b'{"model": "a"} {"model": "b"}\n', "json", 15, "Extra data"),
    "a duplicate key": (b'{"prompt": 1, "prompt": "a", "model": "qwen2-image"}\n', "duplicateKey", 0, "'prompt'"),
    "a duplicate key deep inside": (
        b'{"model":"qwen2-image","prompt":"a","params":{"seed":1,"seed":2}}\n', "duplicateKey", 0, "'seed'"
    ),
    "a duplicate key behind an escape": (
        b'{"model":"qwen2-image","prompt":"a","pro\\u006dpt":"b"}\n', "duplicateKey", 0, "'prompt'"
    ),
    "a duplicate key made up for by a hidden colon": (
        b'{"model":"qwen2-image","prompt":"a","prompt":"b\\u003a"}\n', "duplicateKey", 0, "'prompt'"
    ),
    "no UTF-8": (BODY % b"\xff\xfe", "encoding", 36, "no UTF-8"),
    "half a character": (BODY % b"\xe2\x82", "encoding", 36, "no UTF-8"),
    "a surrogate in UTF-8": (BODY % b"\xed\xa0\x80", "encoding", 36, "no UTF-8"),
    "NaN": (b'{"model": "qwen2-image", "prompt": "a", "params": {"seed": NaN}}\n', "finite", None, "nan"),
    "NaN in no field": (b'{"model": "qwen2-image", "prompt": "a", "x": NaN}\n', "finite", 0, "NaN"),
    "-Infinity": (b'{"model": "qwen2-image", "prompt": "a", "params": {"seed": -Infinity}}\n', "finite", None, "inf"),
    "a number beyond floats": (b'{"model": "qwen2-image", "prompt": "a", "params": {"seed": 1e999}}\n', "finite", None, "inf"),
    "a lone surrogate behind an escape": (BODY % b"\\ud800", "unicode", None, "surrogate"),
    "a number of 10,000 digits": (b'{"model": "qwen2-image", "seed": %s}\n' % (b"1" * 10_000), "json", None, "number too long"),
    "nested 100,000 deep": (b"[" * 100_000 + b"\n", "json", None, "nested too deep"),
    "a byte order mark in the middle": (b"\xef\xbb\xbf" + line(right()), "json", 0, "no JSON"),
    "a null byte": (b"\0\n", "json", 0, "no JSON"),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_a_bad_line_has_its_number_and_its_byte_and_the_others_are_judged(
    run: Run, installed: str, what: str
) -> None:
    bad, rule, place, words = BAD[what]
    before = b"\n" + line(right(1))
    Path("r.jsonl").write_bytes(before + bad + line(right(2)) + bad.rstrip())
    ran = run("r.jsonl", "--format", "json", "--only-invalid")
    first, last = (json.loads(text) for text in ran.out.splitlines())
    assert (first["line"], first["offset"]) == (3, len(before))
    assert (last["line"], last["offset"]) == (5, len(before + bad + line(right(2))))
    violation = next(one for one in first["violations"] if one["rule"] == rule)
    assert words in violation["message"]
    if place is not None:
        assert f"byte {len(before) + place}" in violation["message"]
    assert "4 requests: 2 valid, 2 invalid" in ran.err
    assert ran.code == 1


@pytest.mark.parametrize("what", [what for what in BAD if "mark" not in what])
def test_one_bad_body_alone_is_told_as_well(run: Run, what: str) -> None:
    ran = run("--model", RIVYA, "-", stdin=BAD[what][0])
    assert ran.code in (1, 2)
    assert ran.out or ran.err.startswith("image-gateways: stdin")


def test_a_truncated_gzip_is_said_after_what_could_be_read(run: Run) -> None:
    lines = b"".join(line(right(number)) for number in range(2000))
    Path("r.jsonl.gz").write_bytes(gzip.compress(lines)[:-2000])
    ran = run("r.jsonl.gz", "--format", "json", "--only-invalid")
    (found,) = (json.loads(text) for text in ran.out.splitlines())
    assert [one["rule"] for one in found["violations"]] == ["truncated"]
    assert found["offset"] == lines[: found["offset"] + 1].rfind(b"\n") + 1
    assert found["line"] == lines.count(b"\n", 0, found["offset"]) + 1 > 100
    assert ran.code == 1


@pytest.mark.parametrize("broken", ["in the middle", "at the end", "as a whole"])
@pytest.mark.parametrize("packing", ["gzip", "zstd"])
def test_a_broken_file_does_not_stop_the_next_one(run: Run, packing: str, broken: str) -> None:
    suffix, pack = PACKINGS[packing]
    data = bytearray(pack(b"".join(line(right(number)) for number in range(500))))
    if broken == "in the middle":
        data[len(data) // 2] ^= 0xFF
    elif broken == "at the end":
        data[-4] ^= 0xFF
    else:
        data[4:] = b""
    Path(f"a.jsonl{suffix}").write_bytes(data)
    Path("b.jsonl").write_bytes(line(right()))
    ran = run(f"a.jsonl{suffix}", "b.jsonl", "--format", "json")
    found = [json.loads(text) for text in ran.out.splitlines()]
    assert found[-1]["file"] == "b.jsonl"
    assert found[-1]["valid"]
    assert "truncated" in {one["rule"] for record in found for one in record["violations"]}


@pytest.mark.parametrize(
    ("array", "line_number", "words"),
    [
        (b'[{"model":"qwen2-image","prompt":"a"},\n', 2, "the array is not closed"),
        (b'[{"model":"qwen2-image","prompt":"a"}]\n,', 2, "something follows the array"),
        (b'[{"model":"qwen2-image","prompt":"a"}]\n[]', 2, "something follows the array"),
        (b'[{"model":"qwen2-image","prompt":"a"}\n]]', 2, "something follows the array"),
        (b'[{"model":"qwen2-image","prompt":"a"},\n]', 2, "no JSON"),
        (b'[{"model":"qwen2-image","prompt":"a"},\n,{}]', 2, "no JSON"),
        (b'[{"model":"qwen2-image","prompt":"a"}\n{"x":1}]', 1, "no JSON"),
    ],
)
def test_an_array_that_is_none_is_said_where_it_ends(
    run: Run, array: bytes, line_number: int, words: str
) -> None:
    Path("r.json").write_bytes(array)
    ran = run("r.json", "--input", "array", "--format", "json", "--only-invalid")
    found = [json.loads(text) for text in ran.out.splitlines()]
    assert found[0]["line"] == line_number
    assert words in found[0]["violations"][0]["message"]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
@pytest.mark.parametrize("form", ["lines", "array"])
def test_a_line_of_100_megabytes_is_reported_by_its_length_in_flat_memory(
    tmp_path: Path, form: str
) -> None:
    path = tmp_path / "r.json"
    opening, between, closing = (b"", b"\n", b"\n") if form == "lines" else (b"[", b",", b"]")
    with path.open("wb") as file:
        file.write(opening + line(right(1)).rstrip() + between + b'{"prompt": "')
        for _ in range(100):
            file.write(b"x" * (1 << 20))
        file.write(b'"}' + between + line(right(2)).rstrip() + closing)
    code = (
        "import sys; from image_gateways._runtime.cli import main\n"
        "main(sys.argv[1:])\n"
        "sizes = dict(line.split(':') for line in open('/proc/self/status'))\n"
        "print(int(sizes['VmHWM'].split()[0]) // 1024)"
    )
    command = [sys.executable, "-c", code, "validate", path, "--input", form, "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    *found, mebibytes = done.stdout.splitlines()
    read = [json.loads(text) for text in found]
    assert [one["valid"] for one in read] == [True, False, True]
    assert read[1]["violations"][0]["rule"] == "lineLength"
    assert "104,857,614 bytes" in read[1]["violations"][0]["message"] or form == "array"
    assert int(mebibytes) <= 64
