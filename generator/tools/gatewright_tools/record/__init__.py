"""One request as JSON text, at full speed.

form       the form that only right requests to a model have, from its JSON Schema
fast       what is right at first glance, where the scanner is installed
from_text  all of that for one request           results   what was found, as plain data
"""
