"""Facts of pages, counted and in words.

`changes` and `modes` tell what a mode changes, `price` what a request costs, `files` what files
may be, `expiry` when links end, `sight` how far pages were seen.
"""
