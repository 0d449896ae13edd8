"""Readers of the shapes that pages have: a reader takes what it knows, and says which lines it used.

roles, extract                       what a heading says, and what readers take
column_stems, heads, cell_evidence   words and cells that tell what a column holds
table_heads, stacked                 what columns hold, and tables without bars
dotted, sheet                        marks in one line, and lines under their headings
naming, inner_keys                   where keys inside others stand
attributes, labels, option_lists     what lines say of a field
value_cells, table_cells             what the cells of a row say
rows_by_columns, joined_tables       rows whose columns say the same, and tables about the same params
shown_keys, fused_heads, fused       keys of examples, and rows whose cells have run together
tables                               described fields in tables
open_heads, field_heads              the lines that fields begin with
open_entry, entries                  described fields, written out
sentences, literals, examples        labels, sentences, and objects in code
running_text                         the sentences of a page
prices, lifetimes, told_ids          prices, how long results are kept, and ids, in sentences
evidence                             what a section is about where its heading does not say it
schema_documents, schema_blocks      schemas in code
plain_schemas, script_schemas        schemas in scripts
comments                             comments in code
several                              a page about several models, as it reads for one
"""
