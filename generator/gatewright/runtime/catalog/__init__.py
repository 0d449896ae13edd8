"""What the package says of its gateways and models, and how a model is found.

`info` holds the facts, `data` reads the files that have them, `shipped` makes one of the other,
`keys` splits the keys of models, `models` finds a model by its key, `doors` loads a package when
it is first asked for.
"""
