"""Validates a folder of Parquet files with Ray Data and keeps what can be sent.

    python examples/engines/ray_data.py requests/ right/ --column body

The validators run where the blocks lie, on Arrow's own tables. The package has to be installed there.
"""

from __future__ import annotations

import argparse
from functools import partial

import ray.data

from gatewright_tools.arrow import validate_batch


def main() -> None:
    """Reads, validates where the blocks lie, writes the right ones."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("source", help="a folder of Parquet files")
    parser.add_argument("target", help="where the right rows go, as Parquet")
    parser.add_argument(
        "--column",
        help="the column of JSON, if there are others; without any, each column is a key",
    )
    parser.add_argument("--model", metavar="KEY", help="the model that all rows are for")
    asked = parser.parse_args()

    rows = ray.data.read_parquet(asked.source)
    check = partial(
        validate_batch, package="image_gateways", model=asked.model, column=asked.column
    )
    found = rows.map_batches(check, batch_format="pyarrow", zero_copy_batch=True).materialize()
    right = found.filter(expr="valid == True")
    right.write_parquet(asked.target)
    print(f"{found.count():,} rows, {right.count():,} right")


if __name__ == "__main__":
    main()
