"""What an application holds in its hands: clients, models, tasks and results.

client     (with model, tasks, results) what an application calls
errors     everything that can go wrong, as one tree
flows/     one generator per operation: decides everything, performs nothing
http/      performs what flows ask for; the only place that loads httpx or asyncio
media/     local files, what they are, and how they travel
"""
