"""Performs what flows ask for.

`message` holds the plain requests and responses, `given` and `transport` know httpx and httpx2,
`drive` runs flows in sync code, `drive_async` in async code. Nothing is imported here: a client that has
not sent anything yet has loaded neither httpx nor asyncio.
"""
