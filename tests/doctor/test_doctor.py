"""What the doctor says of calls that failed, and that it never says a key."""

from __future__ import annotations

import io
import json
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gatewright_tools.doctor.nearest import nearest_request
from gatewright_tools.package import open_package
from image_gateways import validate
from image_gateways._runtime.cli import main
from tests.validators.everything import model_of, some, validator
from tests.validators.strategies import bent

from .cases import CANARY, CASES, REAPI, REAPI_BODY, RIVYA_KEY, Told, curl, pair

PACKAGE = open_package("image_gateways")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    def call(content: str | bytes, *arguments: str) -> tuple[int, str, str]:
        data = content.encode() if isinstance(content, str) else content
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        code = main(["doctor", *arguments])
        out, err = capsys.readouterr()
        assert CANARY not in out + err
        return code, out, err

    return call


@pytest.mark.parametrize("told", CASES, ids=lambda told: told.name)
def test_it_says_what_is_wrong_and_the_nearest_right_call(run: Any, told: Told) -> None:
    code, out, err = run(told.content, *told.arguments)
    assert (code, err) == (told.code, "")
    said = [line.strip() for line in out.splitlines()]
    place = 0
    for line in told.lines:
        found = [index for index in range(place, len(said)) if said[index].startswith(line)]
        assert found, f"{line!r} is not in\n{out}"
        place = found[0]
    assert said[0].startswith(told.lines[0])
    code, out, _ = run(told.content, "--json", *told.arguments)
    (one,) = json.loads(out)
    assert (code, one["fine"]) == (told.code, told.code == 0)
    right = one["right"]
    if told.body is None:
        assert right is None
        return
    assert right["body"] == told.body
    assert validate(one["model"], right["body"]) == []


@pytest.mark.parametrize("told", [one for one in CASES if one.body], ids=lambda told: told.name)
def test_the_call_it_gives_is_one_that_it_finds_nothing_wrong_with(run: Any, told: Told) -> None:
    _, out, _ = run(told.content, "--json", *told.arguments)
    code, out, _ = run(json.loads(out)[0]["right"]["curl"], *told.arguments)
    assert code == 0, out


def test_the_call_it_gives_is_read_by_a_shell_as_it_is_meant(run: Any) -> None:
    body = {**REAPI_BODY, "prompt": 'it\'s $HOME `x` \\ "q" !\n\u00e9', "seed": "7"}
    _, out, _ = run(pair(body, {}), "--json")
    line = json.loads(out)[0]["right"]["curl"]
    words = shlex.split(line)
    assert json.loads(words[-1]) == {**body, "seed": 7}
    script = line.replace("curl ", "printf '%s\\n' ", 1)
    shown = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert json.dumps({**body, "seed": 7}, indent=2) in shown.stdout


def test_the_idempotency_key_of_the_call_is_kept(run: Any) -> None:
    call = curl("https://rivya.ai/api/v1/generations", {"model": "qwen2-image", "prompt": "a", "n": 1},
                "-H 'Idempotency-Key: order-17'")  # fmt: skip
    _, out, _ = run(call)
    assert "-H 'Idempotency-Key: order-17' \\" in out


def test_request_and_response_may_be_two_files(run: Any, tmp_path: Path) -> None:
    call, answer = tmp_path / "call.sh", tmp_path / "answer.json"
    call.write_text(curl(REAPI, {**REAPI_BODY, "seed": "7"}))
    answer.write_text('{"error": {"code": 20002, "message": "seed"}}')
    code, out, _ = run("", "--request", str(call), "--response", str(answer))
    assert code == 1
    assert "behind it: /seed" in out
    code, _, err = run("", "--request", str(call))
    assert (code, "--request FILE and --response FILE" in err) == (2, True)


def test_a_file_that_the_call_names_is_read_only_when_that_is_allowed(
    run: Any, tmp_path: Path
) -> None:
    path = tmp_path / "body.json"
    path.write_text(json.dumps({**REAPI_BODY, "seed": "7"}))
    call = (
        f'curl {REAPI} -H "Authorization: Bearer $K" -H "Content-Type: application/json" -d @{path}'
    )
    code, out, err = run(call)
    assert (code, out) == (2, "")
    assert "give --files to have it read" in err
    code, out, _ = run(call, "--files")
    assert code == 1
    assert "/seed: '7' is not a whole number" in out


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", "stdin: is empty"),
        ("hello", "1:1: no JSON (Expecting value) and no call; give a call (curl, fetch,"),
        (b"\xff\xfe", "byte 0 is not UTF-8"),
        ("[1]", 'neither a HAR file nor {"request"'),
        ("[" * 100_000, "nested too deep"),
        ('{"log": {"entries": []}}', "/log/entries: the HAR file holds no calls"),
        ('{"log": {"entries": [1, {}]}}', "/log/entries: none of the entries holds a request"),
        ("curl https://rivya.ai -d 'a fox's den'", "1:38: the quotation that ' begins does not end; within"),
        ('curl \\\n -d "x', '2:5: the quotation that " begins does not end'),
        ("curl -d $'x", "the quotation that $' begins does not end"),
        ("curl -X", "nothing follows -X"),
        ("curl https://rivya.ai --data", "nothing follows --data"),
        ("curl -sS", "names no address"),
        ("curl -d @- https://rivya.ai", "from standard input, which the call does not show"),
        ("curl -d @- https://rivya.ai <<EOF\nx", "no line EOF ends what begins here"),
        ("curl https://example.com:x/", "the address of the call is none"),
        ("curl https://example.com/ -d '{}'", "the host 'example.com' is none of the known gateways"),
        ('{"request": {"url": 7, "body": 1}, "response": 7}', "is none of the known gateways"),
        ('{"request": [], "response": {"status": "x", "content": {"text": "!", "encoding":'
         ' "base64"}}}', "is not base64"),
    ],
)  # fmt: skip
def test_what_is_no_call_is_one_line_that_says_so(
    run: Any, content: str | bytes, complaint: str
) -> None:
    code, out, err = run(content)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert complaint in err


def test_a_file_that_is_not_there_is_said(run: Any) -> None:
    code, _, err = run("", "no-such-file")
    assert (code, err) == (2, "image-gateways: no-such-file: No such file or directory\n")


SPOTS = (
    "curl https://rivya.ai/api/v1/{0} -H 'Authorization: Bearer {0}' -d '{{}}'",
    "curl https://{0}:{0}@rivya.ai/api/v1/generations -H 'Authorization: Basic {0}' -d '{0}'",
    "curl 'https://rivya.ai/api/v1/generations?api_key={0}' -u user:{0} -d '{{\"{0}\": \"{0}\"}}'",
    "curl https://rivya.ai/api/v1/generations --oauth2-bearer {0} -b 'sid={0}' -d '{{\"prompt\": 1}}'",
    "curl https://rivya.ai/api/v1/generations -H 'Authorization:{0}' -d '{{\"model\": \"{0}\"}}'",
    "curl https://{0}.example/ -H 'Authorization: Bearer {0}' -d '{{}}'",
    '{{"request": {{"model": "qwen2-image", "prompt": "{0}", "{0}": 1}}, "response": "{0}"}}',
    '{{"error": {{"code": "{0}", "message": "the key {0} is wrong"}}}}',
    "curl https://rivya.ai/api/v1/generations -H 'Authorization: {0} x' -d '{{}}'",
    "curl https://open.skills.video/api/v1/generation/qwen/qwen-image-2 -H 'X-Api-Key: {1}'"
    ' -d \'{{"prompt": 1, "{1}": 1, "output_format": "{1}"}}\'',
    '{{"request": {{"model": "qwen2-image", "prompt": "{0}{1}", "seed": "{0}{1}"}}}}',
)


@pytest.mark.parametrize("spot", SPOTS)
@pytest.mark.parametrize("json_", [(), ("--json",)])
def test_a_key_is_never_repeated_wherever_it_stands(
    run: Any, spot: str, json_: tuple[str, ...]
) -> None:
    code, out, err = run(spot.format(RIVYA_KEY, CANARY * 20), *json_)
    assert code in (1, 2)
    assert out or err


def test_what_a_call_holds_does_not_reach_the_terminal(run: Any) -> None:
    body = {**REAPI_BODY, "\x1b[31m\u202e": "\x1b]0;x\x07", "image_size": "\x1b[31m"}
    answer = {"error": {"code": 20002, "message": "\x1b[31m red \u202e"}}
    _, out, _ = run(pair(body, answer))
    assert all(line.isprintable() for line in out.splitlines())


@pytest.mark.parametrize("key", some(4))
def test_the_nearest_request_breaks_no_rule(key: str) -> None:
    check = validator(model_of(key), "image_gateways._runtime")

    @settings(
        max_examples=150, derandomize=True, deadline=None, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(bent(model_of(key)))
    def run_it(body: Any) -> None:
        if not isinstance(body, dict):
            return
        nearest = nearest_request(PACKAGE, check, json.loads(json.dumps(body)))
        found.append(nearest is not None)
        if nearest is not None:
            assert check(nearest[0]) is None
            assert bool(nearest[1]) == bool(check(body))

    found: list[bool] = []
    run_it()
    # What an object in a list is to hold, nobody but the caller knows.
    assert sum(found) >= 0.85 * len(found)


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        ({"prompt": "a fox"}, "body: names no model, so it cannot be judged; name one, or give"),
        ({"model": "qwen3-image", "prompt": "a fox"}, "body: 'qwen3-image' is not a model of Rivya that is"
         " known; did you mean qwen-image?"),
        ({"model": "something", "prompt": "a fox"}, "body: 'something' is not a model of Rivya that is"
         " known; known are "),
    ],
)  # fmt: skip
def test_a_model_that_is_not_known_is_said(run: Any, body: Any, finding: str) -> None:
    code, out, _ = run(curl("https://rivya.ai/api/v1/generation", body))
    assert code == 1
    assert "'/api/v1/generation' is not the path for this" in out
    assert finding in out


NAMES = ("log", "entries", "request", "response", "url", "method", "headers", "name", "value", "body",
         "postData", "text", "status", "content", "encoding", "error", "code", "message", "model",
         "prompt", "params")  # fmt: skip
WORDS = ("https://rivya.ai/api/v1/generations", "https://[rivya", "qwen2-image", "base64", "AA==",
         "authorization", "validation_failed", "{}", "POST")  # fmt: skip
RECORDS = st.recursive(
    st.sampled_from((*WORDS, 7, 400, None, True, 1.5)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner),
    max_leaves=25,
)


@settings(max_examples=400, derandomize=True, deadline=None, database=None)
@given(st.dictionaries(st.sampled_from(NAMES), RECORDS, min_size=1))
def test_no_record_breaks_it(record: Any) -> None:
    from gatewright_tools.doctor import NoCall, data, diagnose, lines, read

    def files(name: str) -> bytes:
        raise NoCall(name)

    try:
        found = [diagnose(PACKAGE, case) for case in read(json.dumps(record).encode(), files)]
    except NoCall as error:
        assert str(error)
    else:
        assert all(list(lines(one)) and json.dumps(data(one)) for one in found)


@settings(max_examples=300, derandomize=True, deadline=None, database=None)
@given(st.text(st.sampled_from("curl '\"\\$-dHX@{}<EOF\n:;|(){rivya.ai/https:"), max_size=60))
def test_no_command_line_breaks_it(text: str) -> None:
    from gatewright_tools.doctor import NoCall, read

    def files(name: str) -> bytes:
        raise NoCall(name)

    try:
        cases = read(f"curl {text}".encode(), files)
    except NoCall as error:
        assert str(error)
    else:
        assert cases[0].call is not None and cases[0].call.url
