"""One request as JSON text: read exactly, told apart by model, judged.

decode   a body from its bytes, with everything that JSON leaves open noted
which    the model that a body is for           faults   what is wrong before any rule is asked
fast     what is right at first glance, where the package was compiled (see scan)
from_text   all of that for one request
"""
