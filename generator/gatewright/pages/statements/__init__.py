"""What readers took → statements, and statements → facts.

model_ids                            which models the row of the key `model` names
description                          what the description of a field says of its value
params, deprecations, uploads        described fields → statements
example_answers, example_requests    examples → statements, and examples against facts
word_lists                           status words and error codes → statements
operations                           which operation they are about
told_rules, media_params             words that may tell rules, and files that params take
merge                                statements → facts: places that agree make one fact
leftovers                            what looks like a fact and was not understood
"""
