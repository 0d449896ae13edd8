"""One module per command of the command line, each with ``add(parser)`` and ``run(args) -> int``.

generate, check   write the package; judge the specs and the package
diff, release     name the next version; write it
docs, mock        read documentation pages; run a local gateway
import, add       take documents for machines; take one model more from them
export            the specs for other software

common, progress and imported hold what several commands share.
"""
