"""Validates Parquet files with Spark and keeps what can be sent.

    spark-submit examples/engines/spark.py requests/ right/ --column body

The validators run inside Spark's Python workers, on Arrow batches; no row is turned into objects of
Spark's. The package has to be installed where the executors run.
"""

from __future__ import annotations

import argparse
from functools import partial

from pyspark.sql import SparkSession

from gatewright_tools.arrow import SPARK_COLUMNS, validate_batches


def main() -> None:
    """Reads, validates where the partitions lie, writes the right ones."""
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

    spark = SparkSession.builder.appName("validate requests").getOrCreate()
    rows = spark.read.parquet(asked.source)
    check = partial(
        validate_batches, package="image_gateways", model=asked.model, column=asked.column
    )
    columns = ", ".join(f"`{one.name}` {one.dataType.simpleString()}" for one in rows.schema.fields)
    found = rows.mapInArrow(check, f"{columns}, {SPARK_COLUMNS}").cache()
    right = found.where("valid")
    right.write.mode("overwrite").parquet(asked.target)
    print(f"{found.count():,} rows, {right.count():,} right")
    spark.stop()


if __name__ == "__main__":
    main()
