"""What words of a page mean: values, limits, options, and the vocabulary of each gateway.

values                     words → values
vocabulary, vocabularies   the words of all pages (`common.yaml`), and of each gateway's
known_limits               the limits that kinds have
phrases                    lists of words → patterns, and what words say
label_words                what the label before a value says
types, limits              type words, and limits in sentences and cells
required                   whether a key is required, by words of heads, headings and descriptions
addresses                  addresses in descriptions
told_types                 types where a page has no place for them
file_formats               formats of files that a description names
options, defaults          options and defaults in sentences
"""
