"""The recipes for Ray Data and Spark, run where these are installed (`make peers` installs them)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from .records import BODIES

RECIPES = Path(__file__).parents[2] / "examples" / "engines"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two Parquet files, 200 rows each."""
    source = tmp_path / "requests"
    source.mkdir()
    for number in range(2):
        bodies = [json.dumps(BODIES[index % 4]) for index in range(200)]
        table = pyarrow.table({"id": range(number * 200, number * 200 + 200), "body": bodies})
        parquet.write_table(table, source / f"{number}.parquet")
    return source


def run(recipe: str, folder: Path, **environment: str) -> tuple[str, list[dict[str, Any]]]:
    """What a recipe prints, and the rows that it keeps."""
    target = folder.parent / "right"
    command = [sys.executable, str(RECIPES / recipe), str(folder), str(target), "--column", "body"]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
        cwd=folder.parent,
        env={**os.environ, **environment},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    rows: list[dict[str, Any]] = parquet.read_table(target).to_pylist()
    return done.stdout, sorted(rows, key=lambda row: row["id"])


def right(rows: list[dict[str, Any]]) -> None:
    """All rows that are right are there, once each."""
    assert [row["id"] for row in rows] == [number for number in range(400) if number % 2 == 0]
    assert all(row["valid"] and not row["violations"] for row in rows)


@pytest.mark.skipif(find_spec("ray") is None, reason="Ray is not installed")
def test_the_recipe_for_ray_keeps_what_is_right(folder: Path) -> None:
    out, rows = run(
        "ray_data.py", folder, RAY_USAGE_STATS_ENABLED="0", RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO="0"
    )
    right(rows)
    assert "400 rows, 200 right" in out


@pytest.mark.skipif(
    find_spec("pyspark") is None or shutil.which("java") is None,
    reason="Spark, or the Java it needs, is not installed",
)
def test_the_recipe_for_spark_keeps_what_is_right(folder: Path) -> None:
    out, rows = run(
        "spark.py",
        folder,
        SPARK_LOCAL_IP="127.0.0.1",
        PYSPARK_PYTHON=sys.executable,
        PYSPARK_SUBMIT_ARGS="--master local[2] --conf spark.ui.enabled=false pyspark-shell",
    )
    right(rows)
    assert "400 rows, 200 right" in out
