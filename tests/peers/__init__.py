"""Other people's software against the exports and the mock: run by ``make peers``, else skipped."""
