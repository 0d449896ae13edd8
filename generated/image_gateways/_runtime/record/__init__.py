"""One request as JSON text: reads it exactly, finds its model and checks it.

decode    a body from its bytes, with everything that JSON leaves open noted
which     the model that a body is for           faults      what is wrong before any rule is asked
forms     what a file of them looks like
judging   many bodies, each for its model        from_text   all of that for one request
"""
