"""What a gateway's own facts mean when they change: key, hosts, addresses, ids and answers."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gatewright.release import compare

from .conftest import edited, package_of

SPECS = Path(__file__).parents[2] / "examples" / "more_gateways"
FAL, REPLICATE = "gateways/fal.yaml", "gateways/replicate.yaml"
STUDIO = "gateways/studio.yaml"
FILM, STEMS = "models/replicate/film.yaml", "models/replicate/stems.yaml"
EDITS = {
    "another prefix": (FAL, 'prefix: "Key "', 'prefix: "Token "', "auth.prefix"),
    "another header": (FAL, "header: Authorization", "header: X-Fal-Key", "auth.header"),
    "the key as a query param": (
        FAL,
        'header: Authorization\n  prefix: "Key "',
        "query: key",
        "auth.query",
    ),
    "another header of one operation": (
        STUDIO,
        "      header: X-Reel-Key",
        "      header: X-Film-Key",
        "operations.reels.auth",
    ),
    "an operation's key as elsewhere": (
        STUDIO,
        "    auth:\n      header: X-Reel-Key\n",
        "",
        "operations.reels.auth",
    ),
    "a host more": (
        FAL,
        "provenance:\n",
        'hosts: ["https://rest.fal.run"]\n\nprovenance:\n  hosts: {source: queue}\n',
        "hosts",
    ),
    "an own base URL": (
        FAL,
        "    create: POST",
        "    base_url: https://run.fal.example\n    create: POST",
        "operations.queue.base_url",
    ),
    "another address of results": (
        FAL,
        "result: GET /{app}/requests/{id}",
        "result: GET /{app}/results/{id}",
        "operations.queue.result",
    ),
    "another way to stop": (
        FAL,
        "cancel: PUT /{app}/requests/{id}/cancel",
        "cancel: POST /{app}/requests/{id}/cancel",
        "operations.queue.cancel",
    ),
    "nothing to stop with": (
        REPLICATE,
        "    cancel: POST /predictions/{id}/cancel\n",
        "",
        "operations.predictions.cancel",
    ),
    "another key of the id": (
        REPLICATE,
        "model_key: version",
        "model_key: model",
        "operations.predictions.request.model_key",
    ),
    "creates as forms": (
        REPLICATE,
        "      model: body\n",
        "      model: body\n      encoding: multipart\n",
        "operations.predictions.request.encoding",
    ),
    "addresses under other keys": (
        FAL,
        "status_url: <address.poll>",
        "poll_url: <address.poll>",
        "operations.queue.answers.created.address.poll",
    ),
    "films under another key": (
        FAL,
        "      video:\n        url: <output.url>",
        "      film:\n        url: <output.url>",
        "operations.queue.answers.video.succeeded.output.url",
    ),
    "a model's own output": (
        FILM,
        "output: <output.url>",
        "out: <output.url>",
        "answers.succeeded.output.url",
    ),
    "another label": (
        STEMS,
        "vocals: <output.vocals.url>",
        "vocals: <output.voice.url>",
        "answers.succeeded.output.voice.url",
    ),
    "another name for a file to come": (
        STUDIO,
        "name: file_name",
        "name: file",
        "uploads.form.name",
    ),
    "another header for a file that is put": (
        STUDIO,
        "X-Keep: one-day",
        "X-Keep: one-week",
        "uploads.put.X-Keep",
    ),
    "no amounts": (
        REPLICATE,
        "predict_time: <used.seconds>",
        "predict_time: 1",
        "operations.predictions.answers.succeeded.used.seconds",
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_a_change_is_told_by_its_fact_and_back_again(tmp_path: Path, name: str) -> None:
    file, old, new, fact = EDITS[name]
    specs = tmp_path / "specs"
    shutil.copytree(SPECS, specs)
    before = package_of(specs)
    if name == "nothing to stop with":
        text = (specs / file).read_text()
        (specs / file).write_text(text.replace("      cancel: <address.cancel>\n", ""))
        for other in (FILM, STEMS):
            text = (specs / other).read_text()
            (specs / other).write_text(text.replace("      cancel: <address.cancel>\n", ""))
    edited(specs, file, old, new)
    after = package_of(specs)
    there = {one.fact: one for one in compare(before, after)}
    assert fact in there, sorted(there)
    assert there[fact].text.endswith(".")
    assert there[fact].verdict in ("major", "minor")
    assert fact in {one.fact for one in compare(after, before)}
    assert compare(after, after) == []
