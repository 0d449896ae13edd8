"""What every generated package carries: the ordinary code around the generated data.

    rules/     what the generated validators call
    catalog/   what the package says of its models, and how one is found
    facts/     facts of pages, counted and in words: prices, modes, files, links
    client/    what an application holds in its hands
    record/    requests that come as text
    terminal/  what all command lines share
    cli/       the command line
    testing/   gateways for the tests of applications

Nothing is loaded before it is asked for, so that a validator loads nothing but its rules.
"""
