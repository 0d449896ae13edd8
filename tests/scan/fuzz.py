"""Texts that nobody chose, for the scanner in C under the sanitizers: ``make fuzz``.

It mends, cuts and joins texts at random for some seconds, looks at each at all its ends, and stops by
itself. The scanner that was installed has to say the same, where it is there.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from .forms import FORM

HERE = Path(__file__).parent
SOURCES = HERE.parents[1] / "generator" / "scan" / "gatewright_scan"
FLAGS = [
    "-std=c11", "-O1", "-g", "-Wall", "-Wextra", "-Werror", "-fno-sanitize-recover=all",
    "-fsanitize=address,undefined", f"-I{SOURCES}",
]  # fmt: skip
SEEDS = [
    b'{"t":"abc"}',
    b'{"t":"a","ab":5,"no":null,"url":"https://a.b/c","list":[5,-10],"size":"200x300"}',
    b' { "t" : "\\u00e9" , "word" : "bcd", "inner" : {"x":-5, "y":0} } ',
    b'{"t":"a","t":"b"}',
    b'[{"a":[1,2.5e-3,true,false,null,"\\ud83d\\ude00"]}]',
    '{"t":"\u00e9\u4e2d\U0001f600"}'.encode(),
]
PIECES = [
    b'"', b"\\", b"{", b"}", b"[", b"]", b":", b",", b"0", b"-", b"e", b".", b"x", b"\\u", b"\n",
    b"\x00", b"\x80", b"\xed\xa0\x80", b"\xf4\x90", b"9" * 30, b" " * 9, b'"t":', b"true", b"null",
]  # fmt: skip
LONGEST = 400


class NoSanitizers(Exception):
    """There is no compiler here that has them."""


def compiled(folder: Path) -> Path:
    """The harness, compiled with the sanitizers; raises NoSanitizers."""
    compiler = shutil.which("cc")
    if compiler is None:
        raise NoSanitizers("there is no C compiler here")
    program = folder / "harness"
    sources = [str(HERE / "harness.c"), *map(str, (SOURCES / "read.c", SOURCES / "places.c"))]
    sources += ["-o", str(program)]
    done = subprocess.run([compiler, *FLAGS, *sources], capture_output=True, text=True)
    if "cannot find -l" in done.stderr or "unrecognized" in done.stderr:
        raise NoSanitizers("the sanitizers are not here")
    if done.returncode:
        raise RuntimeError(done.stderr)
    return program


def verdicts(program: Path, texts: list[bytes]) -> list[int]:
    """What the harness says of each text; raises RuntimeError with what the sanitizers saw."""
    said = b"".join(len(text).to_bytes(4, "little") + text for text in texts)
    done = subprocess.run([program], input=said, capture_output=True, timeout=60)
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    return [int(digit) for digit in done.stdout.decode()]


def changed(chance: random.Random, text: bytes) -> bytes:
    """`text` with one random change."""
    at = chance.randrange(len(text) + 1)
    to = min(len(text), at + chance.choice((0, 1, 1, 2, 8)))
    match chance.randrange(4):
        case 0:
            new = chance.choice(PIECES)
        case 1:
            new = bytes([chance.randrange(256)])
        case 2:
            other = chance.choice(SEEDS)
            new = other[chance.randrange(len(other)) :]
        case _:
            new = b""
    return (text[:at] + new + text[to:])[:LONGEST]


def fuzz(program: Path, seconds: float, seed: int) -> int:
    """How many texts were looked at within that time; raises RuntimeError for the first bad one."""
    chance = random.Random(seed)
    try:
        from gatewright_scan import Scanner
    except ImportError:
        look = None
    else:
        look = Scanner(FORM).look
    corpus, count, end = [*SEEDS], 0, time.monotonic() + seconds
    while time.monotonic() < end:
        texts: list[bytes] = []
        for _ in range(50):
            text = chance.choice(corpus)
            for _ in range(chance.randrange(1, 6)):
                text = changed(chance, text)
            texts += [text[:stop] for stop in range(len(text) + 1)]
            if len(corpus) < 200:
                corpus.append(text)
            else:
                corpus[chance.randrange(len(SEEDS), 200)] = text
        said = verdicts(program, texts)
        for text, verdict in zip(texts, said, strict=True):
            if look is not None and look(text) != verdict:
                raise RuntimeError(f"the harness and the module disagree on {text!r}")
        count += len(texts)
    return count


def main() -> int:
    """Fuzzes as long as it is asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        try:
            program = compiled(Path(folder))
        except NoSanitizers as error:
            print(error)
            return 3
        print(f"seed {asked.seed}, {asked.seconds:g} s", flush=True)
        print(f"{fuzz(program, asked.seconds, asked.seed):,} texts, nothing found")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
