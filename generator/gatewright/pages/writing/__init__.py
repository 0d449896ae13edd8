"""What pages say, written into specs: no byte changes but the lines of one fact.

edit, naming_places      one fact's lines, and every place that names a param
consequences             what follows in a spec from a change of its facts
renaming, moving         a param under another name, and one in another container
apply, signing           findings → spec files, and the lines of signed tables
worded_rules             a sentence → the rule that it tells
draft, trial             a page → the spec of a new model, tried out among the others
"""
