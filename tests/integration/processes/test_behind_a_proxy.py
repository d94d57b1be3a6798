"""Two processes behind one proxy that asks them in turn: nobody notices that there are two."""

import httpx

from tests.gemini_stand_in import GeminiStandIn, Reply, call
from tests.integration.api.conftest import sign_up
from tests.integration.api.conversation import items, say, thread_of
from tests.nursery import Server
from tests.reverse_proxy import ReverseProxy


async def test_requests_need_not_come_to_the_same_process(pair: list[Server], gemini: GeminiStandIn):
    gemini.reply(call("create_task", title="milk"))
    gemini.otherwise = Reply(text="Here it is.")
    addresses = [server.address for server in pair]
    async with (
        ReverseProxy(*addresses, scheme="http") as proxy,
        httpx.AsyncClient(base_url=proxy.address, timeout=30) as ada,
    ):
        await sign_up(ada, "ada@proxy.example")
        for _ in addresses:
            assert (await ada.get("/api/auth/me")).status_code == 200
        thread_id = thread_of(await say(ada, "add milk"))
        for number in range(3):
            assert (await say(ada, f"And now {number}?", thread_id))[-1]["type"] == "thread.item.done"
        for _ in addresses:
            assert len([item for item in await items(ada, thread_id) if item["type"] == "user_message"]) == 4
            assert len((await ada.get("/api/tasks")).json()["tasks"]) == 1
