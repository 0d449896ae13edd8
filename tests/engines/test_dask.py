"""Bags and dataframes of Dask on a local cluster of two worker processes."""

from __future__ import annotations

import json
import logging
import os
import pickle
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dask.bag
import dask.dataframe
import pandas
import pyarrow
import pytest
from distributed import Client, LocalCluster
from pyarrow import parquet

from gatewright_tools.dask import validate_bag, validate_dataframe
from image_gateways import UnknownModel, validate

from .records import BODIES, KEYS, NAME, REAPI, RIVYA, expected, rules

SKILLS = "skills-video/qwen/qwen-image-2"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Two worker processes on 127.0.0.1, at ports that are free."""
    with (
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            local_directory=str(tmp_path_factory.mktemp("workers")),
            silence_logs=logging.CRITICAL,
        ) as cluster,
        Client(cluster) as made,
    ):
        yield made


def test_a_bag_gets_what_validate_says_of_each_record(client: Client) -> None:
    bag = dask.bag.from_sequence(BODIES * 5, npartitions=7)
    found = validate_bag(bag, package=NAME).compute()
    assert [one["model"] for one in found] == KEYS * 5
    for index in range(4):
        assert found[index]["violations"] == expected(index)
        assert found[index] == found[index + 8]
    assert [rules(one) for one in found[4:8]] == [["model"], ["model"], ["type"], ["type"]]


def test_lines_of_text_go_as_they_are(client: Client, tmp_path: Path) -> None:
    path = tmp_path / "requests.jsonl"
    lines = [*map(json.dumps, BODIES[:4]), '{"model": "a", "model": "b"}', "{", '"\\ud800"']
    path.write_text("\n".join(lines), encoding="utf-8")
    bag = dask.bag.read_text(str(path), blocksize=100)
    assert bag.npartitions > 2
    found = validate_bag(bag.map(str.rstrip), package=NAME).compute()
    assert [one["valid"] for one in found] == [True, False, True, False, False, False, False]
    assert [rules(one) for one in found[4:]] == [["duplicateKey", "model"], ["json"], ["type"]]


def fail(_: Any) -> Any:
    """Stands where data is read."""
    raise AssertionError("computed too early")


def test_nothing_is_read_before_it_is_computed_and_all_of_it_travels(client: Client) -> None:
    bag = dask.bag.from_sequence(BODIES).map(fail)
    assert (
        pickle.loads(pickle.dumps(validate_bag(bag, model=RIVYA, package=NAME))).npartitions
        == bag.npartitions
    )
    with pytest.raises(UnknownModel, match="did you mean rivya/qwen2-image"):
        validate_bag(bag, model="rivya/qwen2-imag", package=NAME)


def test_a_partition_may_be_empty(client: Client) -> None:
    bag = dask.bag.from_sequence(BODIES, npartitions=4).filter(lambda body: body == BODIES[1])
    assert [one["valid"] for one in validate_bag(bag, package=NAME).compute()] == [False]


def test_a_dataframe_of_json_gets_three_columns(client: Client) -> None:
    plain = pandas.DataFrame({"id": range(8), "body": [json.dumps(body) for body in BODIES]})
    frame = dask.dataframe.from_pandas(plain, npartitions=3)
    lazy = validate_dataframe(frame, column="body", package=NAME)
    assert list(lazy.columns) == ["id", "body", "valid", "violations", "validated_as"]
    found = lazy.compute()
    assert (found.dtypes == lazy.dtypes).all()
    assert list(found.index) == list(plain.index)
    assert found["valid"].tolist() == [True, False, True] + [False] * 5
    assert [None if pandas.isna(key) else key for key in found["validated_as"]] == KEYS
    for index in range(4):
        assert json.loads(found["violations"][index]) == expected(index)


def test_a_dataframe_may_have_a_column_for_each_key(client: Client) -> None:
    records = [
        {"model": "qwen-image-2", "prompt": "a gull", "seed": 7},
        {"model": "qwen-image-2", "prompt": "a gull", "image_size": "9:9"},
        {"model": "qwen-image-2", "seed": 1.5},
    ]
    frame = dask.dataframe.from_pandas(pandas.DataFrame(records), npartitions=2)
    found = validate_dataframe(frame, model=REAPI, package=NAME).compute()
    for record, violations in zip(records, found["violations"], strict=True):
        said = [(one["path"], one["rule"]) for one in json.loads(violations)]
        assert said == [(one.path, one.rule) for one in validate(REAPI, record)]


@pytest.mark.parametrize(
    ("model", "records"),
    [
        (SKILLS, [{"prompt": "a", "image_urls": [f"https://a.example/{n}.png" for n in range(5)]}]),
        (SKILLS, [{"prompt": "a", "image_urls": []}, {"prompt": "a", "image_urls": [None]}]),
        (RIVYA, [{"prompt": "a", "params": {"seed": -1}}, {"params": {"image_size": "16:9"}}]),
    ],
)
def test_lists_and_structs_of_parquet_are_lists_and_objects(
    client: Client, tmp_path: Path, model: str, records: list[dict[str, Any]]
) -> None:
    parquet.write_table(pyarrow.Table.from_pylist(records), tmp_path / "some.parquet")
    frame = dask.dataframe.read_parquet(tmp_path)
    found = validate_dataframe(frame, model=model, package=NAME).compute()["violations"]
    for record, violations in zip(records, found, strict=True):
        said = [(one["path"], one["rule"]) for one in json.loads(violations)]
        assert said == [(one.path, one.rule) for one in validate(model, record)]


def test_columns_that_cannot_be_are_said_before_anything_is_computed(client: Client) -> None:
    frame = dask.dataframe.from_pandas(pandas.DataFrame({"body": ["{}"], "valid": [1]}))
    with pytest.raises(ValueError, match="two columns would be called valid"):
        validate_dataframe(frame, column="body", package=NAME)
    with pytest.raises(ValueError, match="no column boby; there are body"):
        validate_dataframe(frame[["body"]], column="boby", package=NAME)


def test_a_worker_that_dies_costs_no_record_and_doubles_none(
    client: Client, tmp_path: Path
) -> None:
    once = tmp_path / "once"

    def dies_once(body: Any) -> Any:
        try:
            once.touch(exist_ok=False)
        except FileExistsError:
            return body
        return os.kill(os.getpid(), signal.SIGKILL)

    bodies = [
        {"model": "qwen2-image", "prompt": "a gull", "params": {"seed": n}} for n in range(60)
    ]
    bodies[13]["prompt"] = ""
    bodies[13]["params"] = {"seed": -1}
    bag = dask.bag.from_sequence(bodies, npartitions=6).map(dies_once)
    found = validate_bag(bag, package=NAME).compute()
    assert once.exists()
    assert [index for index, one in enumerate(found) if not one["valid"]] == [13]
    assert len(found) == 60
