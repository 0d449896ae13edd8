"""What words of a page mean: values, limits, options, and the vocabulary of each gateway.

values                     words → values
vocabulary, vocabularies   the words of all pages (`common.yaml`), and of each gateway's
known_limits               the limits that kinds have
types, limits, ranges      type words, limits in sentences, limits in cells
plain_options              options in sentences, without marks
options, defaults          options with marks, and defaults
conditions                 options under a condition
file_formats               formats of files that a description names
"""
