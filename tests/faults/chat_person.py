"""Person who talks to the assistant: sends errands, listens, leaves and comes back, stops, tries again."""

import asyncio
from random import Random
from typing import Any

from tests.faults.client import AGAIN, Client, Event, Stream
from tests.faults.ledger import Account, Errand
from tests.integration.api.conversation import message, text_of

# How one listens to an answer; staying is the usual way.
_WAYS = ("stay", "stay", "stay", "leave", "leave", "stop", "add")
_MAX_EVENTS = 25
_ITEMS = 100
_NOTHING_RUNS = {204, 404, 410}
# To find its conversation, to send it, to try it again, and once more for each.
_MAX_TRIES = 6
_RETRY_AFTER = 5.0


class ChatPerson:
    """Sends one errand after the other, some into a conversation that goes on; unfinished ones are tried again."""

    def __init__(self, account: Account, client: Client, dice: Random) -> None:
        self._account = account
        self._client = client
        self._dice = dice

    async def act(self) -> None:
        """Send the next errand, or look after the newest where it is not finished."""
        newest = self._newest()
        if newest and newest.end is None:
            await self._look_after(newest)
        elif newest and newest.thread_id and self._dice.random() < 0.5:
            await self._send(self._new_errand(newest.thread_id))
        else:
            await self._send(self._new_errand(None))

    async def settle(self) -> None:
        """Try again until the newest errand is finished, as whoever comes back would."""
        for _ in range(_MAX_TRIES):
            if (newest := self._newest()) and newest.end is None:
                await self._look_after(newest, patiently=True)
            if newest and newest.end is None:
                # A refusal asks for some seconds: a database that is started anew needs them.
                await asyncio.sleep(_RETRY_AFTER)

    @property
    def unfinished(self) -> str:
        """The errand that has come to no end."""
        return f"{self._account.email}: {self._newest()}"

    def _newest(self) -> Errand | None:
        """The newest errand; those before are left as they are: to try one again would take back what followed it."""
        for errand in self._account.errands[:-1]:
            errand.end = errand.end or "left"
        return self._account.errands[-1] if self._account.errands else None

    def _new_errand(self, thread_id: str | None) -> Errand:
        number = len(self._account.errands) + 1
        name = f"{self._account.name}errand{number:04}"
        self._account.errands.append(Errand(name, self._dice.randint(1, 3), thread_id=thread_id))
        return self._account.errands[-1]

    async def _send(self, errand: Errand, *, patiently: bool = False) -> None:
        params: dict[str, Any] = {"input": message(errand.text)}
        kind = "threads.create"
        if errand.thread_id:
            kind, params = "threads.add_user_message", params | {"thread_id": errand.thread_id}
        request = {"type": kind, "params": params, "metadata": {"message_id": errand.key}}
        async with self._client.stream("POST", "/api/chatkit", json=request) as stream:
            if stream.status == 409:
                errand.is_said = True
            elif stream.status not in {0, 200, *AGAIN} and stream.status < 500:
                self._account.contradictions.append(f"{errand.name} was refused: {stream.status}")
            await self._listen(errand, stream, "stay" if patiently else self._dice.choice(_WAYS))

    async def _listen(self, errand: Errand, stream: Stream, way: str) -> None:
        """Listen to an answer; by the `way` somebody leaves it, stops it, or says something more meanwhile."""
        heard, until = 0, self._dice.randrange(1, _MAX_EVENTS)
        meanwhile: asyncio.Task[None] | None = None
        async for event in stream.events():
            heard += 1
            self._note(errand, event)
            if heard != until or errand.thread_id is None or way == "stay":
                continue
            if way == "leave":
                break
            if meanwhile is None:
                meanwhile = asyncio.create_task(self._stop(errand) if way == "stop" else self._add(errand))
        if meanwhile:
            await meanwhile
        self._client.ledger.count("answers listened to")
        if way == "leave" and heard == until and not stream.is_broken:
            await self._come_back(errand, stream, heard)

    async def _come_back(self, errand: Errand, left: Stream, heard: int) -> None:
        """Ask for the rest of an answer that was left."""
        params = {"after": heard} | ({"turn": left.turn} if left.turn else {})
        path = f"/api/chatkit/threads/{errand.thread_id}/stream"
        async with self._client.stream("GET", path, params=params) as stream:
            self._client.ledger.count(f"came back: {stream.status}")
            async for event in stream.events():
                self._note(errand, event)

    async def _stop(self, errand: Errand) -> None:
        answer = await self._client.request("POST", f"/api/chatkit/threads/{errand.thread_id}/stop")
        if answer is not None and answer.is_success and answer.json()["stopped"]:
            self._client.ledger.count("stopped")
            errand.end = errand.end or "stopped"

    async def _add(self, errand: Errand) -> None:
        """Send one more message while the one before is answered."""
        if errand is self._account.errands[-1]:
            await self._send(self._new_errand(errand.thread_id), patiently=True)

    def _note(self, errand: Errand, event: Event) -> None:
        if event["type"] == "thread.created":
            errand.thread_id = event["thread"]["id"]
        elif event["type"] == "thread.item.done":
            self._note_item(errand, event["item"])
        elif event["type"] == "error":
            self._client.ledger.count("errors in a stream")

    def _note_item(self, errand: Errand, item: Event) -> None:
        if item["type"] == "user_message" and text_of(item) == errand.text:
            if not errand.is_said:
                self._client.ledger.count("messages acknowledged")
            errand.is_said, errand.item_id = True, item["id"]
        elif item["type"] == "widget" and errand.name in item["copy_text"]:
            self._client.ledger.count("receipts acknowledged")
            errand.receipt = item["copy_text"]
            if errand.receipt == errand.whole_receipt:
                errand.end = "answered"

    async def _look_after(self, errand: Errand, *, patiently: bool = False) -> None:
        """Find out how far an errand came, and send it, listen to it or try it again."""
        if errand.thread_id is None and not await self._find_thread(errand):
            return
        if errand.thread_id is None or not await self._read(errand):
            await self._send(errand, patiently=patiently)
        elif errand.end is None and not patiently and self._dice.random() < 0.1:
            errand.end = "left"
        elif errand.end is None:
            await self._try_again(errand)

    async def _find_thread(self, errand: Errand) -> bool:
        """Look whether a conversation was begun; False where that could not be found out."""
        answer = await self._client.ask("threads.list", limit=_ITEMS, order="desc")
        if answer is None:
            return False
        for thread in answer.json()["data"]:
            if (thread["title"] or "").startswith(f"add {errand.name} "):
                errand.thread_id = thread["id"]
        return True

    async def _read(self, errand: Errand) -> bool:
        """Read the conversation and note what is there of an errand; whether its message is."""
        answer = await self._client.ask("items.list", thread_id=errand.thread_id, order="desc", limit=_ITEMS)
        if answer is None:
            return True
        if not answer.is_success:
            self._account.contradictions.append(f"the conversation of {errand.name} cannot be read: {answer.text}")
            return True
        for item in reversed(answer.json()["data"]):
            self._note_item(errand, item)
        if errand.is_said and errand.item_id is None:
            self._account.contradictions.append(f"the message of {errand.name} was acknowledged and is not there")
        return errand.item_id is not None

    async def _try_again(self, errand: Errand) -> None:
        """Listen to the answer that runs, or ask for another where none does."""
        path = f"/api/chatkit/threads/{errand.thread_id}/stream"
        async with self._client.stream("GET", path, params={"after": 0}) as stream:
            if stream.status == 200:
                self._client.ledger.count("answers found running")
                async for event in stream.events():
                    self._note(errand, event)
                return
        if errand.item_id is None or stream.status not in _NOTHING_RUNS:
            return
        errand.receipt = None
        params = {"thread_id": errand.thread_id, "item_id": errand.item_id}
        retry = {"type": "threads.retry_after_item", "params": params}
        self._client.ledger.count("tried again")
        async with self._client.stream("POST", "/api/chatkit", json=retry) as stream:
            async for event in stream.events():
                self._note(errand, event)
