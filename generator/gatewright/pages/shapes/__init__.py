"""Readers of the shapes that pages have: a sheet → what was taken from it, and which lines were used.

extract                 described fields, examples, statements, used lines: what every reader gives
heads                   the line that begins a field
columns                 what the columns of a table hold
sheet                   lines under their headings: what every reader gets
sentences               statements in sentences and labels
running_text            the sentences of a page
naming, inner_keys      where keys inside others stand
literals, examples      objects in code
shown_keys              keys that examples show
tables                  fields in tables
entries                 fields written out
schemas                 fields in schemas
comments                fields in comments of code
typed_members, typed_code  fields in types of requests
prices, lifetimes       prices, and how long results are kept, in sentences
told_ids                ids in sentences
evidence                what a section is about where its heading does not say it
several                 a page about several models, as it reads for one
"""
