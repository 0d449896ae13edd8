"""``doctor``: explains a failed call. docs/fixing-requests.md describes it.

reading                 which form the input has      call      a failed call as plain data
curl, shell, raw        calls of command lines        recorded  calls of HAR files
snippets                calls in Python               python_values  what its names hold
javascript, powershell  calls in scripts              literals, scripts  values as they write them
openai_library          calls by the library of OpenAI
script_forms            forms of parts in programs
bodies, forms, texts    what is sent, as data         secrets   keys, never shown
places, headers         where it goes                 sources   where a gateway's fact is written
outside                 params in path, query and headers
answers, codes          what came back
nearest                 the nearest right request: values (one value), several (rules about
                        several params), changing (single places)
diagnosis, saying       all of it
"""

from .call import Finding, GivenAnswer, GivenCall, Incident, NoCall
from .diagnosis import Diagnosis, all_keys, diagnose, right_call
from .reading import pair, read
from .saying import data, lines
from .secrets import redact, remove_secrets, secrets

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
    "redact",
    "remove_secrets",
    "right_call",
    "secrets",
]
