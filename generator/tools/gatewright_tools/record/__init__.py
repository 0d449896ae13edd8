"""One request as JSON text, at full speed.

form         what the scanner compares a text with
schema_form  the form that only right requests to a model have, from its JSON Schema
all_modes    that schema, the modes made one     addresses  which addresses certainly satisfy a pattern
fast         the fast path with the scanner       plain      many lines with the standard library
from_text    all of that for one request         results    the results as plain data
"""
