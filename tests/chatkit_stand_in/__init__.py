"""A loopback ChatKit server for the element: it keeps threads in memory and says what a test tells it to.

with ChatKitStandIn() as server:
    stream = server.stream()                    # the next streaming request is answered by hand …
    stream.send(*server.begin("hello"), items.added(items.answer("a")), items.delta("a", "Hi"))
    stream.end()                                # … and without one, it is answered by an echo
    server.keep("thr_1", items.said("u"), title="Rent")   # what is read: threads, items, in pages
    server.refuse("threads.create", 429, {"detail": "slow down"}, {"retry-after": "3"})
    assert server.asked("threads.create")[0].params["input"]["content"][0]["text"] == "hello"
"""

from tests.chatkit_stand_in import items
from tests.chatkit_stand_in.script import Asked
from tests.chatkit_stand_in.server import ChatKitStandIn
from tests.chatkit_stand_in.stream import Stream

__all__ = ["Asked", "ChatKitStandIn", "Stream", "items"]
