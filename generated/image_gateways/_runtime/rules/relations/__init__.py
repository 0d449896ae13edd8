"""Rules between params, one file each: what one param asks of another, by presence or by value.

A relation knows all that differs between such rules: its keys in a spec, its part of the JSON Schema, the
judgement of a body and its words. The base class says what there is to override. A file ``only_when.py`` with a class ``OnlyWhen`` is a relation; there is no list.
"""
