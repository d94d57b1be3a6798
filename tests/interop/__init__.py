"""A ChatKit server as others write them: OpenAI's SDK, a store in memory, Starlette, open to every origin.

with InteropServer() as server:
    server.answer("hello", items.done(items.answer("Hi")))       # what is said to a message with this text …
    server.answer("hello", items.done(items.answer("Again")))    # … and to what comes after it: a tool's output, say
    server.act("order", gate, items.done(items.answer("Done")))  # an action; it goes on when the gate is set
    server.fail("threads.get_by_id", 500, "Internal Server Error")
"""

from tests.interop.app import InteropServer
from tests.interop.server import Gate

__all__ = ["Gate", "InteropServer"]
