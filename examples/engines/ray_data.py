"""Validates a folder of Parquet or JSON Lines files with Ray Data and keeps what can be sent.

    python examples/engines/ray_data.py requests/ right/

Each row is a request in a column of JSON; with `--model-field` a column of each row names its model.
"""

from __future__ import annotations

import argparse
from functools import partial

import ray.data

from image_gateways.integrations.arrow import validate_batch


def main() -> None:
    """Reads, validates where the blocks lie, writes the right ones."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("source", help="a folder of Parquet files")
    parser.add_argument("target", help="where the right rows go, as Parquet")
    parser.add_argument("--column", help="the column of JSON; left out: each column is a key")
    parser.add_argument("--model", metavar="KEY", help="the model that all rows are for")
    asked = parser.parse_args()

    rows = ray.data.read_parquet(asked.source)
    check = partial(validate_batch, model=asked.model, column=asked.column)
    found = rows.map_batches(check, batch_format="pyarrow", zero_copy_batch=True).materialize()
    right = found.filter(expr="valid == True")
    right.write_parquet(asked.target)
    print(f"{found.count():,} rows, {right.count():,} right")


if __name__ == "__main__":
    main()
