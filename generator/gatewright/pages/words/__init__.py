"""What words of a page mean: values, limits, options, and the vocabulary of each gateway.

values                     words → values
vocabulary, vocabularies   the words of all pages (`common.yaml`), and of each gateway's
known_limits               the limits that kinds have
phrases                    lists of words → patterns
limit_words, limit_patterns   how sentences say limits: the words, and where the numbers stand
label_words                what the label before a value says
needed                     words that say by themselves whether a key is required
types, limits, ranges      type words, limits in sentences, limits in cells
required, addresses        whether a key is required, and addresses, in descriptions
type_phrases               types in several words
told_types                 types where a page has no place for them
file_formats               formats of files that a description names
plain_options              options in sentences, without marks
labelled_options           options behind a label, or explained one by one
further_options            options beside a default
number_lists               numbers of which a value is one
options, defaults          options with marks, and defaults
conditions                 options under a condition
"""
