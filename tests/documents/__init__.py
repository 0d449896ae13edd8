"""Documents and examples, held against the code they speak of."""
