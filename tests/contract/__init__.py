"""The contract: compares the signed facts in `tests/facts` with the generated package.

table       reads the signed facts; nothing in them comes from the specs
subject     a gateway or a model as its table describes it
handle      a generated package under test, on disk or in memory
stage       one client before a gateway that answers what a check wants, sync or async
checks/     the contract itself, plain functions that raise AssertionError
mutants     plausible wrong values for a fact
mutation    changes every fact once and finds the check that fails
"""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite(f"{__name__}.checks")
