"""Safe repairs of requests: ``validate --fix``, described in docs/fixing-requests.md.

spans       where everything sits in a JSON text     proposals, moving     the repair of one broken rule
repairing   one request, step by step                records, diff         the requests of a file
sheets      the rows of CSV and TSV
rewriting   replaces a file completely or not at all
"""

from .diff import head, hunks
from .records import LARGEST, Piece, Repairer, TooLarge, WrongRecord
from .repairing import Repair, Repaired, repair_text
from .rewriting import Behind, Changed, rewriting
from .sheets import sheet

__all__ = [
    "LARGEST",
    "Behind",
    "Changed",
    "Piece",
    "Repair",
    "Repaired",
    "Repairer",
    "TooLarge",
    "WrongRecord",
    "head",
    "hunks",
    "repair_text",
    "rewriting",
    "sheet",
]
