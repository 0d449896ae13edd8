"""Lines that are read together are read as each is by itself."""

from __future__ import annotations

import json
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright_tools.record.plain import plain_rows, sort_lines
from image_gateways._models import MODELS
from image_gateways._runtime.record.decode import NOTHING, RecordReader
from image_gateways._runtime.record.judging import Judging

RIGHT = b'{"model": "qwen2-image", "prompt": "a gull"}'
LINES = st.sampled_from(
    [
        RIGHT, RIGHT + b"\r", RIGHT + b" \t", RIGHT + b"\xc2\xa0", RIGHT + b" x", RIGHT + b"}", RIGHT[:-1],
        RIGHT.replace(b"gull", b"m\xc3\xb6we"), RIGHT.replace(b"gull", b"\xf0\x9f\x90\xa6"),
        RIGHT.replace(b"gull", b'\\":\\" :'), RIGHT.replace(b"qwen2", b"qwen9"), RIGHT.replace(b"prompt", b"promt"),
        b'{"model": "qwen2-image", "prompt": "a", "prompt": "b"}',
        b'{"model": "qwen2-image", "prompt": "a", "params": {"seed": 1, "s\\u0065ed": 2}}',
        b'{"model": "qwen2-image", "prompt": NaN}', b"", b" ", b"[", b"[1,", b"2", b"2]", b"{", b'"a', b'"a"', b"null",
        b"1" * 5000, b"[" * 2000, b"\xef\xbb\xbf{}",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(LINES, min_size=1, max_size=8))
def test_each_line_is_found_as_it_is_alone(lines: list[bytes]) -> None:
    judging, reader, data = Judging(MODELS), RecordReader(), b"\n".join(lines)
    count, right, others = sort_lines(data, judging.judge_own, NOTHING)
    assert count == len(lines) == len(right) + len(others)
    rows = list(plain_rows(data, NOTHING))
    assert [(number, data[start:end]) for number, start, end, _ in rows] == list(enumerate(lines))
    doubtful = {
        number: (data[start:end], body, found) for number, start, end, body, found in others
    }
    for number, line in enumerate(lines):
        body, faults = reader.read(line)
        usual = not faults and not line.startswith(b" ")
        assert (rows[number][3] is NOTHING) is not usual
        found = judging.judge(body) if usual else None
        if found is not None and found[0] is not None and not found[1]:
            assert number not in doubtful
            continue
        text, seen, told = doubtful[number]
        assert text == line and told == found
        assert (seen is NOTHING) is not usual


def test_lines_that_seem_to_go_on_are_not_read_again_and_again() -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        sort_lines(b"[1,\n2,\n" * count, lambda body: ("", [body]), NOTHING)
        return time.process_time() - start

    seconds(10)
    assert seconds(20_000) < 1


def test_a_right_line_keeps_its_model() -> None:
    line = json.dumps({"model": "qwen2-image", "prompt": "a"}).encode()
    assert sort_lines(b"\n".join([line] * 3), Judging(MODELS).judge_own, NOTHING) == (
        3, ["rivya/qwen2-image"] * 3, []
    )  # fmt: skip
