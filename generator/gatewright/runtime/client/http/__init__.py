"""Performs what flows ask for.

`message` holds the plain requests and responses, `transport` is the only file that knows httpx,
`drive` and `drive_async` run flows in one colour each. Nothing is imported here: a client that has
not sent anything yet has loaded neither httpx nor asyncio.
"""
