"""One module per command of the command line, each with ``add(parser)`` and ``run(args) -> int``."""
