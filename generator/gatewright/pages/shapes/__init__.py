"""Readers of the shapes that pages have: a reader takes what it knows, and says which lines it used.

roles, stacked, dotted, sheet        lines under their headings, rows of tables without bars, and marks in one line
extract, naming, inner_keys          what a reader takes from a sheet, and where keys inside others stand
attributes, labels                   what stands behind the name of a field, and what labels say of it
option_lists, heads, open_heads      lists of options, and the lines that fields begin with
table_heads, table_cells             what columns hold, and what the cells of a row say
fused, tables                        described fields in tables
sentences, examples, shown_keys      labels, sentences and JSON, and the keys that it shows
open_entry, field_heads, entries     described fields, written out
prices, lifetimes                    prices, and how long results are kept, in sentences
evidence                             what a section is about where its heading does not say it
schema_documents, schema_blocks      schemas in code
plain_schemas, script_schemas        schemas in scripts
comments                             comments in code
several                              a page about several models, as it reads for one
"""
