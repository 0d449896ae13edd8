"""What one may ask a kind, a module for each group of questions; `kinds.base.Kind` joins them.

limits what it is made of and how two states differ, verdicts which values are right, types what a value is
in Python and in JSON, words what a reader is told.
"""
