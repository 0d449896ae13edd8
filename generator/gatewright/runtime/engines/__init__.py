"""The validators on other people's engines: what each engine wants, over one way of judging.

results   records → what was found in each          arrow   batches of pyarrow (Ray Data, Spark)
dask      bags and dataframes of Dask
"""
