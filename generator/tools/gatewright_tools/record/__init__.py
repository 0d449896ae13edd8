"""One request as JSON text, at full speed.

form       the form that only right requests to a model have, from its JSON Schema
fast       the fast path with the scanner
from_text  all of that for one request           results   the results as plain data
"""
