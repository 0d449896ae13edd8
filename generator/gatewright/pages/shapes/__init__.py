"""Readers of the shapes that pages have: a reader takes what it knows, and says which lines it used.

roles, extract, attributes           what a heading says, what readers take, and what stands behind a name
labels                               what labels say of a field
column_stems, heads, cell_evidence   words and cells that tell what a column holds
open_heads, run_on                   lines that fields begin with, and paragraphs about several keys
table_heads, stacked                 what columns hold, and tables without bars
dotted, sheet                        marks in one line, and lines under their headings
naming, inner_keys, option_lists     where keys inside others stand, and lists of options
value_cells, table_cells             what the cells of a row say
rows_by_columns, joined_tables       rows whose columns say the same, and tables about the same params
shown_keys, fused_heads, fused       keys of examples, and rows whose cells have run together
tables                               described fields in tables
open_entry, field_heads, entries     described fields, written out
sentences, literals, examples        labels, sentences, and objects in code
running_text                         the sentences of a page
prices, lifetimes, told_ids          prices, how long results are kept, and ids, in sentences
evidence                             what a section is about where its heading does not say it
schema_documents, schema_blocks      schemas in code
plain_schemas, script_schemas        schemas in scripts
comments, typed_members, typed_code  comments in code, and types of requests
several                              a page about several models, as it reads for one
"""
