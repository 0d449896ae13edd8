"""Readers of the shapes that pages have: a reader takes what it knows, and says which lines it used.

roles, stacked, dotted, sheet        lines under their headings, rows of tables without bars, and marks in one line
extract, naming, inner_keys          what a reader takes from a sheet, and where keys inside others stand
labels, option_lists, heads          what lines say of a field
table_heads, table_cells             what columns hold, and what the cells of a row say
fused, tables                        described fields in tables
open_entry, entries                  described fields, written out
sentences, literals, examples        labels, sentences, and objects in code
prices, lifetimes, told_ids          prices, how long results are kept, and ids, in sentences
evidence                             what a section is about where its heading does not say it
schema_documents, schema_blocks      schemas in code
plain_schemas, script_schemas        schemas in scripts
comments                             comments in code
several                              a page about several models, as it reads for one
"""
