"""What every generated package carries: the ordinary code around the generated data.

    info       what the generated modules say about gateways and models
    catalog    finds a model's modules by its key
    rules/     what the generated validators call
    client/    what an application holds in its hands
    cli/       the command line

Nothing is loaded before it is asked for, so that a validator loads nothing but its rules.
"""
