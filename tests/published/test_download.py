"""The corpora are had from the host, from a copy, or said to be missing; a download never hangs and is never half."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.corpus import download

Capture = pytest.CaptureFixture[str]


def repository(path: Path) -> None:
    """A repository with one commit."""
    (path / "docs" / "api-references").mkdir(parents=True, exist_ok=True)
    for name in ("openapi.json", "docs/api-references/a.json"):
        (path / name).write_text("{}", "utf-8")
    who = ["-c", "user.name=A", "-c", "user.email=a@made.example"]
    for words in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "One"]):
        subprocess.run(["git", "-C", str(path), *words], check=True, capture_output=True)


@pytest.fixture(autouse=True)
def no_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    """The registry is nowhere, and so no test asks it."""
    monkeypatch.setattr(download, "NPM", "--no-such-command")
    few = {name: download.REPOSITORIES[name] for name in ("aimlapi", "openai", "fal")}
    monkeypatch.setattr(download, "REPOSITORIES", few)
    monkeypatch.setenv("npm_config_offline", "true")


def lines(capsys: Capture) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in capsys.readouterr().out.splitlines())


def test_a_host_that_can_be_reached_is_cloned(tmp_path: Path, capsys: Capture) -> None:
    host = tmp_path / "host"
    for name, _ in download.REPOSITORIES.values():
        repository(host / name)
    download.main(tmp_path / "cache", host=str(host))
    said = lines(capsys)
    assert said["openai"] == f"cloned from {host}/openai/openai-openapi"
    assert (tmp_path / "cache" / "openai" / "openapi.json").is_file()
    download.main(tmp_path / "cache", host=str(tmp_path / "gone"))
    assert lines(capsys)["openai"] == "in the cache already"


@pytest.mark.parametrize("form", ["openai/openai-openapi", "openai+openai-openapi/repo"])
def test_a_copy_does_where_the_host_is_out_of_reach(
    form: str, tmp_path: Path, capsys: Capture
) -> None:
    repository(tmp_path / "copies" / form)
    had = download.main(tmp_path / "cache", tmp_path / "copies", str(tmp_path / "gone"))
    said = lines(capsys)
    assert not had and said["openai"] == f"cloned from {tmp_path / 'copies' / form}"
    assert said["aimlapi"].startswith("cannot be had, so its tests are skipped: ")
    assert said["replicate"].startswith("cannot be had, so its tests are skipped: ")


def test_a_download_that_was_cut_is_made_anew(tmp_path: Path) -> None:
    repository(tmp_path / "host" / "openai/openai-openapi")
    (tmp_path / "cache" / ".openai" / "half").mkdir(parents=True)
    download.main(tmp_path / "cache", host=str(tmp_path / "host"))
    assert not (tmp_path / "cache" / ".openai").exists()
    assert (tmp_path / "cache" / "openai" / "openapi.json").is_file()


def test_a_download_that_hangs_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(download, "SECONDS", 0.2)
    monkeypatch.setattr(download, "GIT", ("sh", "-c", "sleep 60; true"))
    assert not download.main(tmp_path / "cache", host="0")
    assert "nothing came to an end in 0.2 seconds" in lines(capsys)["openai"]
    assert not (tmp_path / "cache" / "openai").exists()


def test_a_copy_that_lacks_a_file_is_taken_for_the_others(tmp_path: Path, capsys: Capture) -> None:
    home = tmp_path / "copies" / "aimlapi/api-docs"
    (home / "docs" / "api-references").mkdir(parents=True)
    (home / "docs" / "api-references" / "big.json").write_text('{"big": 1}', "utf-8")
    repository(home)
    listed = ["git", "-C", str(home), "rev-parse", "HEAD:docs/api-references/big.json"]
    blob = subprocess.run(listed, check=True, capture_output=True, text=True).stdout.strip()
    (home / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    download.main(tmp_path / "cache", tmp_path / "copies", str(tmp_path / "gone"))
    assert ", but not whole: " in lines(capsys)["aimlapi"]
    held = tmp_path / "cache" / "aimlapi" / "docs" / "api-references"
    assert [one.name for one in held.iterdir()] == ["a.json"]
