"""A look at a request's text, in C: whether it certainly is right. Optional, as nothing needs it.

form      the form that only right requests to a model have, from its JSON Schema
form.h    the same as C has it
read.c    a text against a form
module.c  the Python module `_scan`, compiled where the package is built on a machine with a C compiler
"""
