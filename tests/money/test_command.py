"""The command line and money: it looks before it pays, and names what was paid for."""

from __future__ import annotations

import io
import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gatewright import ir
from gatewright.mock import VALID_KEY, Clock, Fault, MockServer
from image_gateways import MODELS as CATALOG
from image_gateways._runtime import cli
from image_gateways._runtime.client.flows import wait
from image_gateways._runtime.client.media.sniff import sniff

from .trials import MODELS
from .troubles import GATEWAYS, INFERRED, TASK_GATEWAYS

KEYS = {
    name: next(key for key in CATALOG if key.startswith(f"{name}/") and module in CATALOG[key].module)
    for name, (_, module) in MODELS.items()
}  # fmt: skip


@pytest.fixture(scope="module")
def server(package: ir.Package) -> Iterator[MockServer]:
    with MockServer(package, clock=Clock(speed=500)) as mock:
        yield mock


@pytest.fixture
def mock(
    server: MockServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[MockServer]:
    server.reset()
    for name, key in KEYS.items():
        info = CATALOG.gateway(key)
        monkeypatch.setenv(info.key_env[0], VALID_KEY)
        monkeypatch.setenv(info.base_url_env, server.gateway_url(name))
    monkeypatch.setattr(wait, "first_pause", lambda context: 0.01)
    monkeypatch.setattr(wait, "next_pause", lambda context, polls: 0.02)
    monkeypatch.chdir(tmp_path)
    yield server
    server.reset()


class Output(io.StringIO):
    """Standard output with bytes beneath it."""

    def __init__(self, terminal: bool = False) -> None:
        super().__init__()
        self.buffer = io.BytesIO()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@pytest.fixture
def run(mock: MockServer, monkeypatch: pytest.MonkeyPatch) -> Any:
    def call(*arguments: str, terminal: bool = False) -> tuple[int, str, str, bytes]:
        out, err = Output(terminal), Output()
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        code = cli.main(arguments, package="image_gateways")
        return code, out.getvalue(), err.getvalue(), out.buffer.getvalue()

    return call


def generate(gateway: str, out: str, *more: str) -> tuple[str, ...]:
    return ("generate", "--model", KEYS[gateway], "--prompt", "a fox", "--out", out, *more)


@pytest.mark.parametrize("gateway", GATEWAYS)
@pytest.mark.parametrize("out", ["x.png", "x", "new/deep/x.png", "folder/"])
def test_a_picture_is_saved_where_it_was_to_go(run: Any, gateway: str, out: str) -> None:
    code, told, err, _ = run(*generate(gateway, out))
    (path,) = map(Path, told.splitlines())
    assert (code, sniff(path.read_bytes()[:64]) is not None) == (0, True), err
    assert path.as_posix().startswith(out)


REFUSED = {
    "a file": ("file/x.png", "is not a folder"),
    "a file as a folder": ("file/", "is not a folder"),
    "there is one": ("old.png", "--overwrite"),
    "there is one with a suffix": ("old", "--overwrite"),
    "another medium": ("x.mp4", ".png"),
    "no medium": ("x.txt", ".png"),
    "a version": ("v1.2-lighthouse", "no suffix"),
    "too long": ("x" * 300 + ".png", "too long"),
    "too long with its suffix": ("x" * 253, "too long"),
}


@pytest.mark.parametrize("gateway", GATEWAYS)
@pytest.mark.parametrize("case", REFUSED)
def test_what_could_not_be_saved_is_refused_before_anything_is_sent(
    run: Any, mock: MockServer, gateway: str, case: str
) -> None:
    Path("file").write_text("")
    Path("old.png").write_bytes(b"somebody's")
    out, said = REFUSED[case]
    code, told, err, _ = run(*generate(gateway, out))
    assert (code, told, mock.requests) == (2, "", ())
    assert said in err
    assert Path("old.png").read_bytes() == b"somebody's"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_without_the_right_to_write_is_refused(run: Any, mock: MockServer) -> None:
    Path("shut").mkdir(mode=0o500)
    assert run(*generate("rivya", "shut/x.png"))[0] == 2
    assert mock.requests == ()


def test_a_folder_that_takes_no_file_after_all_is_refused(
    run: Any, mock: MockServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    code, _, err, _ = run(*generate("rivya", "x.png"))
    assert (code, mock.requests) == (2, ())
    assert "No space left" in err


def test_overwrite_replaces(run: Any) -> None:
    Path("old.png").write_bytes(b"somebody's")
    assert run(*generate("umodelverse", "old.png", "--overwrite"))[:2] == (0, "old.png\n")
    assert Path("old.png").stat().st_size > 100


def test_nothing_is_made_for_a_request_that_breaks_rules(run: Any, mock: MockServer) -> None:
    code, _, err, _ = run(*generate("rivya", "new/x.png", "-p", "num_images=x"))
    assert code in (1, 2), err
    assert mock.requests == ()
    assert not Path("new").exists()


def test_a_file_that_came_up_meanwhile_stays(
    run: Any, monkeypatch: pytest.MonkeyPatch, mock: MockServer
) -> None:
    def later(context: object) -> float:
        Path("x.png").write_bytes(b"somebody's")
        return 0.01

    monkeypatch.setattr(wait, "first_pause", later)
    code, told, _, _ = run(*generate("reapi", "x.png"))
    assert (code, mock.ledger.count()) == (0, 1)
    assert Path("x.png").read_bytes() == b"somebody's"
    assert Path(told.strip()).exists()


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_the_picture_goes_to_standard_output_and_talk_to_standard_error(
    run: Any, gateway: str
) -> None:
    code, told, err, content = run(*generate(gateway, "-"))
    assert (code, told) == (0, "")
    assert sniff(content[:64]) is not None
    assert "created after" in err or "after 0" in err
    assert list(Path.cwd().iterdir()) == []


@pytest.mark.parametrize(("more", "terminal"), [(("--json",), False), ((), True)])
def test_standard_output_that_cannot_take_a_picture_is_refused(
    run: Any, mock: MockServer, more: tuple[str, ...], terminal: bool
) -> None:
    assert run(*generate("rivya", "-", *more), terminal=terminal)[0] == 2
    assert mock.requests == ()


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_a_pipe_that_was_closed_costs_no_picture(
    run: Any, monkeypatch: pytest.MonkeyPatch, gateway: str
) -> None:
    def closed(self: object, content: bytes) -> int:
        raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr(Output, "__init__", _closing(closed))
    code, _, err, _ = run(*generate(gateway, "-"))
    assert code == 4
    assert "Broken pipe" in err
    (path,) = Path.cwd().iterdir()
    assert str(path) in err


def _closing(closed: Any) -> Any:
    kind = type("Closed", (io.BytesIO,), {"write": closed})

    def init(self: Any, terminal: bool = False) -> None:
        io.StringIO.__init__(self)
        self.buffer, self._terminal = kind(), terminal

    return init


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_what_cannot_be_saved_there_after_all_is_saved_elsewhere_and_named(
    run: Any, mock: MockServer, monkeypatch: pytest.MonkeyPatch, gateway: str
) -> None:
    from image_gateways._runtime.cli import fetched

    kept = fetched.keep_files

    def gone(result: Any, place: Any) -> Any:
        Path("new").rmdir()
        Path("new").write_text("in the way")
        return kept(result, place)

    monkeypatch.setattr(fetched, "keep_files", gone)
    code, told, err, _ = run(*generate(gateway, "new/x.png"))
    assert (code, mock.ledger.count()) == (4, 1)
    assert "could not be written" in err
    assert Path(told.strip()).read_bytes()
    assert "instead" in err
    if gateway in TASK_GATEWAYS:
        assert f"task {mock.ledger.charges()[0].task}" in err


FAILURES = {
    "the deadline": Fault("never_ends"),
    "the poll": Fault("refusal", on="poll", means="authentication", times=None),
    "the link": Fault("expired", times=None),
    "a page": Fault("html", on="result", times=None),
}


@pytest.mark.parametrize("gateway", TASK_GATEWAYS)
@pytest.mark.parametrize("quiet", [True, False])
@pytest.mark.parametrize("name", FAILURES)
def test_each_failure_names_the_task_and_the_command_that_fetches_it(
    run: Any, mock: MockServer, gateway: str, quiet: bool, name: str
) -> None:
    mock.faults.add(FAILURES[name])
    more = ("--quiet",) if quiet else ()
    code, told, err, _ = run(*generate(gateway, "a b.png", "--deadline", "0.5", *more))
    (charge,) = mock.ledger.charges()
    assert (code, told) == (4, "")
    assert charge.task in err
    (said,) = [line for line in err.splitlines() if line.startswith("to fetch it")]
    command = shlex.split(said.partition(": ")[2])
    assert command[0] == "image-gateways"
    mock.faults.clear()
    if name != "the deadline":
        code, told, err, _ = run(*command[1:])
        assert (code, told) == (0, "a b.png\n"), err
    assert mock.ledger.count() == 1


@pytest.mark.parametrize("gateway", TASK_GATEWAYS)
def test_a_task_that_failed_is_named_and_not_to_be_fetched(
    run: Any, mock: MockServer, gateway: str
) -> None:
    mock.faults.add(Fault("fails"))
    code, _, err, _ = run(*generate(gateway, "x.png"))
    assert code == 4
    assert mock.ledger.charges()[0].task in err
    assert "to fetch it" not in err


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_an_unknown_outcome_says_what_to_do(run: Any, mock: MockServer, gateway: str) -> None:
    mock.faults.add(Fault("close_after_body", times=None))
    code, _, err, _ = run(*generate(gateway, "x.png"))
    assert code == 5
    assert "may have been accepted" in err
    assert ("idempotency_key=" in err) == (gateway in INFERRED)


@pytest.mark.parametrize("gateway", TASK_GATEWAYS)
def test_task_tells_where_it_is_and_fetches_it(run: Any, mock: MockServer, gateway: str) -> None:
    mock.faults.add(Fault("never_ends"))
    run(*generate(gateway, "x.png", "--deadline", "0.2"))
    id = mock.ledger.charges()[0].task
    code, told, _, _ = run("task", id, "--gateway", gateway)
    assert (code, told.partition(":")[0]) == (0, id)
    data = json.loads(run("task", id, "--model", KEYS[gateway], "--json")[1])
    assert data["id"] == id
    assert mock.ledger.count() == 1


def test_task_and_balance_find_the_gateway_whose_key_is_set(
    run: Any, mock: MockServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "--gateway" in run("task", "x")[2]
    for name, key in KEYS.items():
        if name != "reapi":
            monkeypatch.delenv(CATALOG.gateway(key).key_env[0])
    run(*generate("reapi", "x.png"))
    id = mock.ledger.charges()[0].task
    assert run("task", id, "--out", "y.png")[:2] == (0, "y.png\n")
    assert run("balance")[1].splitlines()[1].split()[0] == "reapi"


def test_balance_tells_what_is_left(run: Any) -> None:
    code, told, err, _ = run("balance", "--json")
    rows = {row["gateway"]: row["credits"] for row in json.loads(told)}
    assert code == 4, "the mock of skills.video cannot tell a balance"
    assert "skills.video balance" in err
    assert rows["rivya"] > 0
    assert run("balance", "--gateway", "rivia")[2].endswith("did you mean rivya?\n")
    assert run("balance", "--gateway", "umodelverse")[0] == 4


def test_what_has_no_tasks_says_so(run: Any) -> None:
    code, _, err, _ = run("task", "x", "--model", KEYS["umodelverse"])
    assert code == 2, err
    assert "no tasks" in err
    code, _, err, _ = run("task", "x", "--gateway", "rivya")
    assert code == 4
    assert "no such task" in err or "404" in err


@pytest.mark.parametrize("gateway", GATEWAYS)
@pytest.mark.parametrize("where", ["create", "poll"])
def test_ctrl_c_names_the_task_or_saves_the_picture(
    mock: MockServer, tmp_path: Path, gateway: str, where: str
) -> None:
    if where == "poll" and gateway not in TASK_GATEWAYS:
        pytest.skip("it has no tasks")
    mock.faults.add(Fault("drip" if where == "create" else "stall", on=where, seconds=2.0))
    command = [sys.executable, "-m", "image_gateways", *generate(gateway, "x.png", "--quiet")]
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path
    )
    while not any(seen.step == where for seen in mock.requests):
        time.sleep(0.01)
    time.sleep(0.3)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=30)
    (charge,) = mock.ledger.charges()
    assert running.returncode == 130
    assert "interrupted" in err
    if gateway in TASK_GATEWAYS:
        assert f"image-gateways task {charge.task} --model" in err
    else:
        assert out == "x.png\n"
        assert (tmp_path / "x.png").stat().st_size
