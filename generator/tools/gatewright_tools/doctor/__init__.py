"""``doctor``: explains a failed call. docs/fixing-requests.md describes it.

reading, curl, shell, recorded   a call from what was handed over       secrets   its keys, never said
places, headers                  where it goes, and whether it may      answers   what came back
nearest                          the nearest right request              diagnosis, saying   all of it
"""

from .call import Finding, GivenAnswer, GivenCall, Incident, NoCall
from .diagnosis import Diagnosis, all_keys, diagnose, right_call
from .reading import pair, read
from .saying import data, lines
from .secrets import redacted, remove_secrets, secrets

__all__ = [
    "Diagnosis",
    "Finding",
    "GivenAnswer",
    "GivenCall",
    "Incident",
    "NoCall",
    "all_keys",
    "data",
    "diagnose",
    "lines",
    "pair",
    "read",
    "redacted",
    "remove_secrets",
    "right_call",
    "secrets",
]
