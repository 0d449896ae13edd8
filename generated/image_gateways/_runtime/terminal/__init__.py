"""What all command lines share: the package's, the toolbox's and the generator's.

`commands` and `completion` make a command line of a table, `console` has exit codes and output,
`progress` is the line that shows how far work is, `code_hosts` writes findings for code hosts.
"""
