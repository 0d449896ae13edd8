"""``validate --fix`` on files: what it shows, what it writes, and that nothing is ever lost."""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gatewright_tools.package import open_package
from gatewright_tools.repair import Repairer
from image_gateways._runtime.cli import main

RIGHT = b'{"model": "qwen-image-2", "prompt": "a fox"}'
WRONG = b'{"model": "qwen-image-2", "prompt": "a fox", "seed": "7", "output_format": "JPG"}'
MENDED = b'{"model": "qwen-image-2", "prompt": "a fox", "seed": 7, "output_format": "jpeg"}'
LOST = b'{"model": "qwen-image-2", "prompt": "a fox", "seed": "7", "upscale": 2}'
LOST_MENDED = b'{"model": "qwen-image-2", "prompt": "a fox", "seed": 7, "upscale": 2}'
DOCUMENT = b"""\
{
  "model": "qwen-image-2",
  "prompt": "a fox \xe2\x80\xa8 in snow",
  "imageSize": "16x9",
  "nsfw_checker": null,
  "seed": "7"
}
"""


@pytest.fixture
def run(capfdbinary: Any) -> Any:
    def call(*arguments: object) -> tuple[int, bytes, str]:
        code = main([str(one) for one in ("validate", "--fix", *arguments)])
        out, err = capfdbinary.readouterr()
        return code, out, err.decode()

    return call


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lines(*records: bytes) -> bytes:
    return b"".join(one + b"\n" for one in records)


def test_without_write_it_shows_a_diff_and_changes_nothing(run: Any, in_folder: Path) -> None:
    Path("body.json").write_bytes(DOCUMENT)
    code, out, err = run("body.json")
    assert code == 1
    assert Path("body.json").read_bytes() == DOCUMENT
    assert (
        out.decode()
        == """\
--- body.json
+++ body.json
@@ -1,7 +1,6 @@
 {
   "model": "qwen-image-2",
   "prompt": "a fox \u2028 in snow",
-  "imageSize": "16x9",
-  "nsfw_checker": null,
-  "seed": "7"
+  "image_size": "16:9",
+  "seed": 7
 }
"""
    )
    source = "qwen-image-2, read 2026-11-21"
    assert f'body.json:1: repaired /seed: "7" \u2192 7 [type; {source}]' in err.splitlines()
    assert err.endswith("4 repairs in 1 request; nothing written: give --write\n")


@pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not here")
@pytest.mark.parametrize("tail", [b"", WRONG, LOST])
def test_patch_takes_the_diff(run: Any, in_folder: Path, tail: bytes) -> None:
    Path("body.json").write_bytes(DOCUMENT)
    content = lines(RIGHT, WRONG, b"", RIGHT, LOST, WRONG + b"\r") + tail
    Path("requests.jsonl").write_bytes(content)
    _, diff, _ = run("body.json", "requests.jsonl")
    subprocess.run(["patch", "--binary", "-p0"], input=diff, check=True, capture_output=True)
    after = {name: Path(name).read_bytes() for name in ("body.json", "requests.jsonl")}
    Path("body.json").write_bytes(DOCUMENT)
    Path("requests.jsonl").write_bytes(content)
    run("--write", "body.json", "requests.jsonl")
    assert after == {name: Path(name).read_bytes() for name in after}


def test_with_write_the_file_is_replaced_and_the_exit_code_says_it_is_right(
    run: Any, in_folder: Path
) -> None:
    Path("requests.jsonl").write_bytes(lines(RIGHT, WRONG, WRONG))
    code, _, err = run("--write", "requests.jsonl")
    assert (code, err.splitlines()[-1]) == (0, "4 repairs in 2 requests")
    assert Path("requests.jsonl").read_bytes() == lines(RIGHT, MENDED, MENDED)
    code, out, err = run("--write", "requests.jsonl")
    assert (code, out, err) == (0, b"", "0 repairs in 0 requests\n")


def test_what_cannot_be_repaired_is_told_and_the_exit_code_is_one(
    run: Any, in_folder: Path
) -> None:
    Path("requests.jsonl").write_bytes(lines(LOST, RIGHT))
    code, _, err = run("--write", "--quiet", "requests.jsonl")
    assert code == 1
    assert Path("requests.jsonl").read_bytes() == lines(LOST_MENDED, RIGHT)
    (said,) = err.splitlines()
    assert said.startswith("requests.jsonl:1: /upscale: 'upscale' is not a key of the request")


def test_lines_that_are_no_requests_stay_byte_for_byte(run: Any, in_folder: Path) -> None:
    odd = [
        b"nope", b"", b"  \t", b"\xff\xfe", b'{"model": "qwen-image-2", "seed": NaN}', b"[" * 3000,
        b'{"model": "qwen-image-2", "prompt": "x", "seed": "1", "seed": "2"}', b'{"model": "', b"7",
        b'{"model": "no such", "seed": "1"}', b'{"prompt": "x", "seed": "1"}', b"9" * 5000, b"\x00",
    ]  # fmt: skip
    long = b'{"model": "qwen-image-2", "prompt": "' + b"x" * 300_000 + b'", "seed": "1"}'
    content = b"\xef\xbb\xbf" + lines(WRONG, *odd, long, WRONG + b"  \r") + long
    Path("requests.jsonl").write_bytes(content)
    code, _, err = run("--write", "--max-line", 262_144, "requests.jsonl")
    assert code == 1
    assert Path("requests.jsonl").read_bytes() == content.replace(WRONG, MENDED)
    told = [
        int(line.split(":")[1])
        for line in err.splitlines()
        if "repaired" not in line and ":" in line
    ]
    assert sorted(set(told)) == [2, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17]


def test_an_array_is_repaired_element_by_element(run: Any, in_folder: Path) -> None:
    content = b"[\n " + RIGHT + b",\n " + WRONG + b" ,\n\n " + LOST + b"\n]\n"
    Path("requests.json").write_bytes(content)
    code, _, err = run("--write", "requests.json")
    assert code == 1
    mended = content.replace(WRONG, MENDED).replace(LOST, LOST_MENDED)
    assert Path("requests.json").read_bytes() == mended
    assert [line.split(":")[1] for line in err.splitlines()[:-1]] == ["3", "3", "5", "5"]


def test_standard_input_comes_out_repaired(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for content, mended in (
        (lines(RIGHT, WRONG), lines(RIGHT, MENDED)),
        (WRONG, MENDED),
        (b"[" + WRONG + b"]", b"[" + MENDED + b"]"),
    ):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        code, out, err = run("-")
        assert (code, out) == (0, mended)
        assert err.endswith("2 repairs in 1 request\n")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines(LOST, b"nope"))))
    code, out, _ = run()
    assert (code, out) == (1, lines(LOST_MENDED, b"nope"))


def test_as_json_each_request_is_a_line(run: Any, in_folder: Path) -> None:
    Path("requests.jsonl").write_bytes(lines(RIGHT, LOST))
    code, out, _ = run("--json", "requests.jsonl")
    assert code == 1
    told = json.loads(out)
    assert (told["file"], told["line"], told["model"]) == (
        "requests.jsonl",
        2,
        "reapi/qwen-image-2",
    )
    (repair,) = told["repairs"]
    assert (repair["path"], repair["before"], repair["after"]) == ("/seed", '"7"', "7")
    assert (told["valid"], [one["path"] for one in told["violations"]]) == (False, ["/upscale"])


def test_the_model_may_stand_in_another_field_or_be_misspelt(run: Any, in_folder: Path) -> None:
    key = "skills-video/qwen/qwen-image-2"
    Path("a.jsonl").write_bytes(lines(json.dumps({"for": key, "prompt": "x", "n": "2"}).encode()))
    assert run("--write", "--model-field", "for", "a.jsonl")[0] == 0
    assert json.loads(Path("a.jsonl").read_bytes()) == {"for": key, "prompt": "x", "n": 2}
    Path("b.jsonl").write_bytes(lines(b'{"model": "QWEN_image_2", "prompt": "x"}'))
    assert run("--write", "b.jsonl")[0] == 0
    assert Path("b.jsonl").read_bytes() == lines(b'{"model": "qwen-image-2", "prompt": "x"}')


def test_a_link_stays_a_link_and_the_file_keeps_its_mode(run: Any, in_folder: Path) -> None:
    Path("below").mkdir()
    Path("below/real.jsonl").write_bytes(lines(WRONG))
    Path("below/real.jsonl").chmod(0o640)
    Path("link.jsonl").symlink_to("below/real.jsonl")
    assert run("--write", "link.jsonl")[0] == 0
    assert Path("link.jsonl").is_symlink()
    assert Path("below/real.jsonl").read_bytes() == lines(MENDED)
    assert Path("below/real.jsonl").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in Path("below").iterdir()) == ["real.jsonl"]


def test_a_full_disk_leaves_the_file_as_it_was(
    run: Any, in_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("requests.jsonl").write_bytes(lines(WRONG))

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    code, _, err = run("--write", "requests.jsonl")
    assert code == 3
    assert err.splitlines()[-1] == "requests.jsonl: No space left on device; the file is as it was"
    assert Path("requests.jsonl").read_bytes() == lines(WRONG)
    assert [path.name for path in in_folder.iterdir()] == ["requests.jsonl"]


def test_a_file_that_somebody_else_writes_meanwhile_is_left_to_them(
    run: Any, in_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path("requests.jsonl")
    path.write_bytes(lines(WRONG))
    monkeypatch.setattr(os, "fsync", lambda descriptor: path.write_bytes(b"theirs"))
    code, _, err = run("--write", path)
    assert code == 3
    assert "was changed by somebody else" in err
    assert path.read_bytes() == b"theirs"


@pytest.mark.parametrize("signalled", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_kill_leaves_the_file_as_it_was(in_folder: Path, signalled: int) -> None:
    content = lines(*[WRONG] * 100)
    Path("requests.jsonl").write_bytes(content)
    script = (
        "import os, sys; from image_gateways._runtime.cli import main\n"
        f"os.fsync = lambda descriptor: os.kill(os.getpid(), {int(signalled)})\n"
        "sys.exit(main(['validate', '--fix', '--write', 'requests.jsonl']))"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True)
    assert ended.returncode in (-signalled, 130)
    assert Path("requests.jsonl").read_bytes() == content


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_may_not_be_written_is_not_replaced(run: Any, in_folder: Path) -> None:
    Path("requests.jsonl").write_bytes(lines(WRONG))
    Path("requests.jsonl").chmod(0o444)
    code, _, err = run("--write", "requests.jsonl")
    assert (code, err.splitlines()[-1]) == (
        3,
        "requests.jsonl: may not be written; the file is as it was",
    )


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--format", "json", "a.jsonl"), "--format does not go with --fix"),
        (("--jobs", "2", "a.jsonl"), "--jobs does not go with --fix"),
        (("--write", "-"), "--write needs files"),
        (("-", "a.jsonl"), "standard input is repaired alone"),
        (("no.jsonl",), "no.jsonl: No such file"),
        (("--write", "no.jsonl"), "no.jsonl: No such file"),
        (("packed.gz",), "packed.gz: is packed; unpack it"),
        (("--model", "reapi/qwen-image-3", "a.jsonl"), "did you mean reapi/qwen-image-2?"),
    ],
)
def test_what_cannot_be_asked_for_is_one_line(
    run: Any, in_folder: Path, arguments: tuple[str, ...], complaint: str
) -> None:
    Path("a.jsonl").write_bytes(lines(WRONG))
    Path("packed.gz").write_bytes(b"\x1f\x8b\x08")
    code, out, err = run(*arguments)
    assert (code, out) == (2, b"")
    assert complaint in err.splitlines()[0]


def test_the_files_of_a_folder_are_repaired(run: Any, in_folder: Path) -> None:
    Path("a.jsonl").write_bytes(lines(WRONG))
    Path("b.json").write_bytes(WRONG)
    Path("notes.txt").write_bytes(WRONG)
    assert run("--write", ".")[0] == 0
    assert Path("a.jsonl").read_bytes() == lines(MENDED)
    assert Path("b.json").read_bytes() == MENDED
    assert Path("notes.txt").read_bytes() == WRONG


def test_write_without_fix_is_refused(in_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "--write", "a.json"]) == 2
    assert "--write goes with --fix" in capsys.readouterr().err


def test_a_terminal_gets_no_control_signs(run: Any, in_folder: Path, monkeypatch: Any) -> None:
    body = WRONG.replace(b"a fox", "a \u202e\u009b31m fox".encode())
    Path("requests.jsonl").write_bytes(lines(body))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    _, out, _ = run("requests.jsonl")
    assert "\n\033[32m+" in out.decode()
    monkeypatch.setenv("NO_COLOR", "1")
    _, out, _ = run("requests.jsonl")
    assert all(line.isprintable() for line in out.decode().split("\n"))
    assert b"\\u202e\\x9b31m" in out


class Endless(io.RawIOBase):
    """A file of many lines that is never in memory."""

    def __init__(self, count: int) -> None:
        self._lines = self._make_lines(count)
        self._rest = b""

    @staticmethod
    def _make_lines(count: int) -> Iterator[bytes]:
        for number in range(count):
            yield (WRONG if number % 10 == 0 else RIGHT) + b" " * 1000 + b"\n"

    def readline(self, size: int | None = -1, /) -> bytes:
        return next(self._lines, b"")


def test_memory_does_not_grow_with_the_file() -> None:
    repairer = Repairer(open_package("image_gateways"))
    list(repairer.lines(Endless(100), 1 << 20))
    tracemalloc.start()
    repaired = sum(len(piece.found) for piece in repairer.lines(Endless(5000), 1 << 20))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert repaired == 500
    assert peak < 1 << 20
