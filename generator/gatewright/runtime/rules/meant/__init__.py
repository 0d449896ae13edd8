"""What a wrong value or key was surely, or probably, meant to be.

suggestion   the answer    options, shapes, tiers, spelling   values    keys, vocabulary, sisters   keys
"""

from .suggestion import Suggestion

__all__ = ["Suggestion"]
