"""The operations, each a generator that decides everything and performs nothing.

create    one paid create, under the resend rule
stream    takes the events of a create that tells its progress
wait      polls a task until it ends or the deadline passes
report    tells the caller how far a task is
upload    sends local files ahead
download  fetches a result, under the download policy
webhooks  the endpoints that a gateway delivers events to
exchange  one exchange that costs nothing, with retries
answers   reads what gateways say; refusals reads how they say no
"""
