"""published: what vendors publish for machines → specs that a person reviews.

documents      files, folders and standard input → data
places         JSON Pointers and references, also across files
statements     every statement of a schema, and what became of each: carried or listed
flat           a schema without its references and `allOf`
reasons        why a statement becomes no fact
writable       whether a spec can hold a value, and limits as specs write them
options        `enum` and `const`, and statements that contradict each other
values         the schema of a value → the facts of a param
reader         what readers of a part of a value see
unions         `anyOf` and `oneOf`
objects        keys → params with names that Python takes
demands        what a whole request asks of its keys: rules
parts          files in forms
prose          rules that only descriptions tell: candidates
outputs        the schema of an answer → an envelope with slots
sources        the sources of a spec: documents and further files
models         a model as a document states it, and the data of its spec
joined         two operations of one id → a mode for each
answers        the schema of an answer → slots by the names of its members
replicate, fal documents in the forms of two vendors
refused        answers to refused requests → the envelope of errors
contents       what an operation takes and answers, by content type
told           names of operations and answers, which may tell what is made
forms          requests of several forms, each of models of its own
filled         paths whose params have options
operations     the operations of OpenAPI documents that make files
branches       what is lost with a branch that takes keys of its own
defaults       defaults, and limits that nothing can meet
discriminators  members of a union that a mapping tells apart
access         servers and keys
beside         what an operation says outside the schema of its body
ids            the ids that an operation names
described      operations as the spec of a gateway has them
openapi        their models
openapi_gateway  the spec of a gateway from a document
shapes         the forms in which vendors publish
specs          data → the text of specs
record         what the last import wrote
run            an import as a whole
update         a newer document against specs that were imported
kept           documents kept at hand for one model more
report         what commands print
"""

from __future__ import annotations

from .documents import DocumentError, PublishedDocument, documents_of
from .kept import keep, kept_documents
from .models import ImportOptions, PublishedModel
from .places import Library
from .record import ImportRecord, ImportRecordError, read_record
from .report import answer_lines, import_data, import_lines, why_none
from .run import ImportRun, import_models, name_fault
from .update import UpdateRun, update_models

__all__ = [
    "DocumentError",
    "ImportOptions",
    "ImportRecord",
    "ImportRecordError",
    "ImportRun",
    "Library",
    "PublishedDocument",
    "PublishedModel",
    "UpdateRun",
    "answer_lines",
    "documents_of",
    "import_data",
    "import_lines",
    "import_models",
    "keep",
    "kept_documents",
    "name_fault",
    "read_record",
    "update_models",
    "why_none",
]
