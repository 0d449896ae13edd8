"""gatewright turns documentation pages of hosted models into specs, and specs into Python code.

From specs to a package:

    pipeline     load, check, resolve and render, in this order
    load         files → data with positions        check        every fault in the data
    resolve      data → representation              ir           the representation
    render       representation → texts             emit         texts → files
    incremental  does nothing when nothing changed  runtime      the code that each package carries

From pages and documents to specs:

    pages        facts of documentation pages, against the specs
    published    documents for machines → specs
    candidates   words that may tell a rule         captures     what a reading vocabulary finds

What else uses the specs:

    mock         gateways on this machine           export       the specs for other software
    release      the next version                   schema       JSON Schemas
    advice       what a wrong request meant

Shared:

    cli, commands  the command line                 diagnostics  a fault, with its position
    names        identifiers of generated code      reserved     names that are taken
    slots        slots of example envelopes         resources    folders of our own data
    markdown     escapes text for Markdown          known        results kept for equal data
    relations    rules between params
"""

__version__ = "0.1.0"
