"""A page against the specs and against its record: what is confirmed, new, changed or gone.

record, alignment        the page as last read, without its text, and what differs from it
severity, findings       how two sides of a fact compare, and how much it matters
text_changes, cut        changes that no finding tells, and pages that are a part
spec_facts               the facts of a spec, and which page they were read from
parting, places          what pages may say otherwise, and where facts were stated
compare                  facts against the specs
accept                   what a person has read becomes the record
"""
