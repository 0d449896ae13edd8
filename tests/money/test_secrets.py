"""A canary key in every place a key can be, and every channel that somebody may read."""

from __future__ import annotations

import copy
import html
import inspect
import io
import json
import logging
import os
import pickle
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import httpx
import pytest

import image_gateways
from gatewright import ir
from gatewright.mock import Fault, MockServer
from image_gateways import GatewayError
from image_gateways._runtime import cli
from image_gateways._runtime.client import log

from .hostile import ANSWERS, serving
from .trials import MODELS, Lab
from .troubles import GATEWAYS, TASK_GATEWAYS

CANARY = "canary-0f9b2d77c4e14a"
FAULTS: dict[str, Fault | None] = {
    "nothing": None,
    "refused": Fault("refusal", means="authentication", times=None),
    "lost": Fault("close_after_body", times=None),
    "failing": Fault("server_error", status=503, times=None),
    "foreign": Fault("html", times=None),
    "poll": Fault("refusal", on="poll", means="authentication", times=None),
    "link": Fault("expired", times=None),
}


class Echo(httpx.BaseTransport):
    """Real HTTP to a gateway that knows the canary as its key and repeats it in every answer."""

    def __init__(self, spelled: str = CANARY) -> None:
        self._inner = httpx.HTTPTransport(verify=False)
        self._spelled = spelled.encode()
        self.signed = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if (auth := request.headers.get("authorization")) is not None:
            assert auth == f"Bearer {CANARY}"
            self.signed += 1
            request.headers["authorization"] = "Bearer test-key"
        response = self._inner.handle_request(request)
        body = response.read()
        response.close()
        if body.startswith(b"{"):
            body = b'{"echo": "%s", "auth": "Bearer %s",' % ((self._spelled,) * 2) + body[1:]
            body = body.replace(b'"message":"', b'"message":"%s ' % self._spelled)
        elif not body.startswith(b"\x89PNG"):
            body += self._spelled
        headers = {"x-request-id": f"req {auth}"}
        return httpx.Response(response.status_code, headers=headers, content=body)

    def close(self) -> None:
        self._inner.close()


@pytest.fixture(params=["argument", "environment", "with_options"])
def place(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where the key is."""
    if request.param == "environment":
        for gateway in GATEWAYS:
            monkeypatch.setenv(key_variable(gateway), CANARY)
    return str(request.param)


def key_variable(gateway: str) -> str:
    """The environment variable of a gateway's key."""
    info: Any = getattr(image_gateways, MODELS[gateway][0]).info
    return str(info.key_env[0])


@pytest.fixture
def records() -> Iterator[list[logging.LogRecord]]:
    """Every record of every logger, at the lowest level."""
    kept: list[logging.LogRecord] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            kept.append(record)

    handler, root = Keep(0), logging.getLogger()
    names = [None, log.LOGGER.name, "httpx", "httpcore", "asyncio"]
    levels = {name: logging.getLogger(name).level for name in names}
    root.addHandler(handler)
    for name in names:
        logging.getLogger(name).setLevel(1)
    yield kept
    root.removeHandler(handler)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def client_of(laboratory: Lab, gateway: str, place: str, http: httpx.Client) -> Any:
    """A client whose key is the canary."""
    options: dict[str, Any] = {"deadline": 30.0}
    options["api_key"] = CANARY if place == "argument" else None
    if place == "with_options":
        options["api_key"] = "another"
    client = laboratory.client(gateway, "sync", **options)
    client = client.with_options(http_client=http)
    return client.with_options(api_key=CANARY) if place == "with_options" else client


def pickled(value: Any) -> str:
    """A pickle, as text that shows whatever is in it."""
    return repr(pickle.dumps(value))


def told_by_error(error: BaseException) -> dict[str, str]:
    """What an error may tell, by channel."""
    trace = traceback.TracebackException.from_exception(error, capture_locals=True)
    chain = [error, error.__cause__, error.__context__]
    return {
        "str": "".join(map(str, chain)),
        "repr": repr(chain),
        "attributes": repr([vars(one) for one in chain if one is not None]),
        "traceback": "".join(traceback.format_exception(error)),
        "traceback with locals": "".join(ours(trace)),
        "pickle": pickled(error),
        "copy": repr(vars(copy.copy(error))),
    }


def ours(trace: traceback.TracebackException) -> Iterator[str]:
    """The frames of the package, with their locals; a caller's own frame may hold the caller's key."""
    for frame in trace.stack:
        if "image_gateways" in frame.filename:
            yield repr(frame.locals)


def told_by_result(result: Any) -> dict[str, str]:
    """What a result may tell, by channel."""
    image = result.images[0]
    values = {name: getattr(result, name) for name in dir(type(result)) if name[0] != "_"}
    data = {name: value for name, value in values.items() if not inspect.ismethod(value)}
    return {
        "repr": repr(result) + repr(image) + str(result),
        "attributes": repr(data) + json.dumps(result.raw),
        "pickle": pickled(result) + pickled(image),
        "pickle again": repr(vars(pickle.loads(pickle.dumps(result)))),
    }


@pytest.mark.parametrize("gateway", GATEWAYS)
@pytest.mark.parametrize("name", FAULTS)
def test_no_channel_tells_the_key(
    laboratory: Lab,
    gateway: str,
    name: str,
    place: str,
    records: list[logging.LogRecord],
    capfd: pytest.CaptureFixture[str],
) -> None:
    laboratory.mock.reset()
    fault = FAULTS[name]
    if fault is not None:
        laboratory.mock.faults.add(fault)
    transport = Echo()
    told: dict[str, str] = {}
    with httpx.Client(transport=transport) as http:
        client = client_of(laboratory, gateway, place, http)
        try:
            result = getattr(client, MODELS[gateway][1]).generate("a lighthouse")
            told |= told_by_result(result)
            result.save_all(laboratory.folder)
        except GatewayError as error:
            told |= told_by_error(error)
        else:
            assert fault is None or gateway not in TASK_GATEWAYS
    assert transport.signed
    world = laboratory.mock.world
    told |= {
        "client": repr(client) + str(client) + repr(vars(client)),
        "session": repr(vars(client._session)) + repr(client._session.context),
        "log messages": "".join(record.getMessage() for record in records),
        "log arguments": repr([(record.msg, record.args) for record in records]),
        "log exceptions": repr([record.exc_info for record in records]),
        "log records": repr([vars(record) for record in records]),
        "mock requests": repr([seen.as_json() for seen in laboratory.mock.requests]),
        "mock ledger": repr([charge.as_json() for charge in world.ledger.charges()]),
        "mock page": httpx.get(f"{laboratory.mock.url}/", trust_env=False).text,
        "stdout and stderr": "".join(capfd.readouterr()),
    }
    assert len(told) >= 12
    assert [channel for channel, text in told.items() if CANARY in text] == []
    assert records


SPELLINGS: dict[str, Callable[[str], str]] = {
    "JSON": lambda char: f"\\u{ord(char):04x}",
    "JSON, capitals": lambda char: f"\\u{ord(char):04X}",
    "JSON in JSON": lambda char: f"\\\\u{ord(char):04x}",
    "one letter of it": lambda char: f"\\u{ord(char):04x}" if char == "9" else char,
    "a URL": lambda char: f"%{ord(char):02X}",
    "HTML": lambda char: f"&#{ord(char)};",
    "HTML, hexadecimal": lambda char: f"&#x{ord(char):X};",
}
READERS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "URL": unquote,
    "HTML": html.unescape,
    "Python": lambda text: text.encode("latin-1", "ignore").decode("unicode_escape", "ignore"),
    "Python, twice": lambda text: READERS["Python"](READERS["Python"](text)),
}


@pytest.mark.parametrize("gateway", GATEWAYS)
@pytest.mark.parametrize("name", ["nothing", "refused", "failing", "foreign", "poll"])
@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.filterwarnings("ignore:invalid escape sequence:DeprecationWarning")  # by our readers
def test_a_key_that_comes_back_in_other_letters_is_not_told_either(
    laboratory: Lab, gateway: str, name: str, spelling: str
) -> None:
    laboratory.mock.reset()
    fault = FAULTS[name]
    if fault is not None:
        laboratory.mock.faults.add(fault)
    transport = Echo("".join(map(SPELLINGS[spelling], CANARY)))
    told: dict[str, str] = {}
    with httpx.Client(transport=transport) as http:
        client = client_of(laboratory, gateway, "argument", http)
        try:
            told |= told_by_result(getattr(client, MODELS[gateway][1]).generate("a lighthouse"))
        except GatewayError as error:
            told |= told_by_error(error)
    assert transport.signed
    assert [
        (channel, reader)
        for channel, text in told.items()
        for reader, read in READERS.items()
        if CANARY in read(text)
    ] == []
    assert "[key]" in "".join(told.values())


BROKEN: dict[str, bytes] = {
    "a status that is none": b"HTTP/1.1 2x0 %s\r\n\r\n",
    "a line that is none": b"%s\r\n\r\n",
    "a header that is none": b"HTTP/1.1 200 OK\r\n%s\r\n\r\n",
    "the name of a header": b"HTTP/1.1 200 OK\r\n%s: 1\r\ncontent-length: 2\r\n\r\n{}",
    "a length that is none": b"HTTP/1.1 200 OK\r\ncontent-length: %s\r\n\r\n",
    "bytes that are not UTF-8": b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n"
    b'{"a": "' + b"\xff".join(CANARY.encode()[at : at + 1] for at in range(len(CANARY))) + b'"}',
    "UTF-16": b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n"
    + f'{{"a": "{CANARY}"}}'.encode("utf-16"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_key_in_an_answer_that_is_broken_is_not_told(name: str) -> None:
    whole = BROKEN[name].replace(b"%s", CANARY.encode())
    ANSWERS["broken"] = lambda write: write(whole)
    with serving() as url:
        options: Any = {"api_key": CANARY, "base_url": f"{url}/broken"}
        with (
            image_gateways.ReAPI(**options) as client,
            pytest.raises(image_gateways.OutcomeUnknown) as caught,
        ):
            client.qwen_image_2.generate("a lighthouse")
    told = told_by_error(caught.value)
    assert [channel for channel, text in told.items() if CANARY in text] == []


def test_a_key_that_a_caller_puts_into_the_address_is_refused_unseen() -> None:
    with pytest.raises(ValueError, match="api_key") as caught:
        image_gateways.Rivya(base_url=f"https://user:{CANARY}@gateway.example")
    assert CANARY not in str(caught.value)


def test_a_result_that_was_pickled_says_that_it_cannot_save(laboratory: Lab) -> None:
    laboratory.mock.reset()
    client = laboratory.client("rivya", "sync")
    result = client.qwen2_image.generate("a lighthouse")
    again = pickle.loads(pickle.dumps(result))
    assert (again.id, again.model, again.raw) == (result.id, result.model, result.raw)
    assert [image.url for image in again.images] == [image.url for image in result.images]
    with pytest.raises(RuntimeError, match=r"task\("):
        again.save(laboratory.folder / "x.png")
    assert pickle.loads(pickle.dumps(result.images[0])).url == result.images[0].url


COMMANDS: dict[str, Callable[[Path], list[str]]] = {
    "models": lambda folder: ["models", "--json"],
    "show": lambda folder: ["show", "rivya/qwen2-image", "--json"],
    "estimate": lambda folder: ["estimate", "--model", "rivya/qwen2-image", "--prompt", "x", "--json"],
    "generate": lambda folder: [
        *("generate", "--model", "reapi/qwen-image-2", "--prompt", "a lighthouse"),
        *("--out", str(folder / "x.png"), "--json", "--deadline", "30"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_prints_the_key(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for gateway in GATEWAYS:
        monkeypatch.setenv(key_variable(gateway), CANARY)
        info: Any = getattr(image_gateways, MODELS[gateway][0]).info
        monkeypatch.setenv(info.base_url_env, "http://127.0.0.1:9")
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = cli.main(COMMANDS[name](tmp_path), package="image_gateways")
    assert CANARY not in out.getvalue() + err.getvalue()
    assert (code != 0) == (name == "generate")


def test_the_key_of_a_command_is_no_argument_of_a_process(
    package: ir.Package, tmp_path: Path
) -> None:
    """Over the mock, in a process of its own, with the debug log on."""
    with MockServer(package) as mock:
        environment = {
            "PATH": os.environ["PATH"],
            "UMODELVERSE_API_KEY": CANARY,
            key_variable("umodelverse"): CANARY,
            "UMODELVERSE_BASE_URL": mock.gateway_url("umodelverse"),
            log.VARIABLE: "debug",
        }
        arguments = [
            *(sys.executable, "-m", "image_gateways", "generate", "--json"),
            *("--model", "umodelverse/Qwen/Qwen-Image", "--prompt", "a pier", "--out"),
            str(tmp_path / "x.png"),
        ]
        done = subprocess.run(arguments, env=environment, capture_output=True, text=True)
    assert done.returncode == 4  # the mock does not know that key
    assert "-> POST" in done.stderr
    assert CANARY not in done.stdout + done.stderr + repr(arguments)
    assert mock.requests
