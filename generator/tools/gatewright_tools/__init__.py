"""Requests at scale, for every package that gatewright generates: files, reports, repairs, doctor.

    package    what the toolbox may know of a generated package
    record/    one request as JSON text, at full speed
    bulk/      files of requests, and reports on them
    repair/    safe repairs of requests            doctor/   what is wrong with a call
    arrow      batches of pyarrow                  dask      bags and dataframes of Dask
    frames     rows of any table: pandas, Polars, Arrow, DuckDB
    cli/       the commands that it adds to the command line of a package

Nothing is loaded before it is asked for.
"""

__version__ = "0.1.0"
