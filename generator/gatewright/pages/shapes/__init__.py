"""Readers of the shapes that pages have: a reader takes what it knows, and says which lines it used.

roles, stacked, dotted               what headings are about, rows of tables without bars, and marks in one line
extract, attributes, labels          what a reader takes, what stands behind a name, and what labels say
heads, open_heads, option_lists      the lines that fields begin with, and lists of options
run_on, sheet                        paragraphs about several keys, and lines under their headings
naming, inner_keys                   where keys inside others stand
table_heads, table_cells             what columns hold, and what the cells of a row say
fused, tables                        described fields in tables
sentences, examples, shown_keys      labels, sentences and JSON, and the keys that it shows
open_entry, field_heads, entries     described fields, written out
prices, lifetimes                    prices, and how long results are kept, in sentences
evidence                             what a section is about where its heading does not say it
schema_documents, schema_blocks      schemas in code
plain_schemas, script_schemas        schemas in scripts
comments, typed_members, typed_code  comments in code, and types of requests
several                              a page about several models, as it reads for one
"""
