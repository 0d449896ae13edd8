"""A page against the specs and against its record: what is confirmed, new, changed or gone.

record, alignment        the page as last read, without its text, and what differs from it
severity, findings       how two sides of a fact compare, and how much it matters
value_words, told        how a value may stand on a page, and what of its text the findings tell
text_changes, new_words  changes and new words that they do not tell
cut                      pages that are only a part of what they were
spec_facts               the facts of a spec, and which page they were read from
parting, places          what pages may say otherwise, and where facts were stated
verdicts, compare        each fact against the specs, and a page as a whole
accept                   what a person has read becomes the record
"""
