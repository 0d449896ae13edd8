"""A page against the specs and against its record: what is confirmed, new, changed or gone.

record, alignment        the page as last read, without its text, and what differs from it
spec_facts, parting      the facts of a spec, which page they were read from, and what pages may say otherwise
containers               in which container of a request a param sits
severity, findings       how two sides of a fact compare, and how much it matters
places, verdicts         where facts were stated, and each fact against the specs
value_words, told        how a value may stand on a page, and what of its text the findings tell
text_changes, new_words  changes and new words that they do not tell
cut, compare             pages that are only a part of what they were, and a page as a whole
accept                   what a person has read becomes the record
"""
