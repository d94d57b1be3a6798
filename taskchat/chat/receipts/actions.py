"""Actions of the cards' buttons. Payloads come from outside: only ids on the stored card are touched."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from chatkit.actions import Action
from chatkit.types import (
    ClientEffectEvent,
    NoticeEvent,
    ThreadItemDoneEvent,
    ThreadItemReplacedEvent,
    ThreadMetadata,
    ThreadStreamEvent,
    WidgetItem,
)
from pydantic import BaseModel

from taskchat.chat.context import RequestContext
from taskchat.chat.receipts.action_payloads import (
    COMPLETE,
    CONFIRM,
    KEEP,
    LEAVE,
    OPEN,
    REOPEN,
    TAKE,
    UNDO,
    AllowedActions,
    BatchPayload,
    LeavePayload,
    PlanPayload,
    TakePayload,
    TaskPayload,
    parse_payload,
    read_allowed_actions,
)
from taskchat.chat.receipts.cards import Card
from taskchat.chat.receipts.reading import read_kept, read_question, read_receipt
from taskchat.chat.receipts.wording import conflict_sentence, escape_markdown
from taskchat.database import Database, new_id, now
from taskchat.tasks import (
    Changed,
    LocalClock,
    NothingToUndo,
    Origin,
    Plan,
    TaskNotFound,
    UndoConflict,
    complete,
    get,
    list_changes,
    reopen,
    take,
    task_diffs,
    undo_batch,
)

# The name under which the page opens a task in its editor.
OPEN_TASK = "open_task"

_NOT_OFFERED = "This card does not offer that any more."
_GONE = "This task is not there any more."
_FORGOTTEN = "The history does not reach back to this any more, so it can't be undone."
_NONE_TICKED = "Tick what you want to take, or leave all as it is."
_MAX_READS = 5

Payload = TypeVar("Payload", bound=BaseModel)
Handler = Callable[
    [ThreadMetadata, Action[str, Any], WidgetItem | None, RequestContext], AsyncIterator[ThreadStreamEvent]
]
Change = Callable[..., Awaitable[Changed]]


class ActionRefused(Exception):
    """Refusal of an action, which changes nothing; the text says why, for people."""


@dataclass(frozen=True)
class _Press:
    """Press of a button: its card, its person, and the payload that the page sent."""

    card: WidgetItem
    allowed: AllowedActions
    payload: Any
    context: RequestContext

    def parse(self, shape: type[Payload]) -> Payload:
        """Parse the payload; raises `ActionRefused` where it is not of this shape."""
        if (payload := parse_payload(self.payload, shape)) is None:
            raise ActionRefused(_NOT_OFFERED)
        return payload

    def task(self) -> TaskPayload:
        """Return the task that is meant; raises `ActionRefused` for one that is not on the card."""
        payload = self.parse(TaskPayload)
        if payload.task not in self.allowed.tasks:
            raise ActionRefused(_NOT_OFFERED)
        return payload

    def undo(self) -> BatchPayload:
        """Return the batch to be undone; raises `ActionRefused` unless the card offers it."""
        payload = self.parse(BatchPayload)
        if payload.batch != self.allowed.undo:
            raise ActionRefused(_NOT_OFFERED)
        return payload

    def plan(self) -> PlanPayload:
        """Return the plan on the stored card; raises `ActionRefused` where it was answered already."""
        asked = self.allowed.plan
        if asked is None or self.parse(BatchPayload).batch != asked.batch:
            raise ActionRefused(_NOT_OFFERED)
        return asked

    def taken(self) -> set[UUID] | None:
        """Return the tasks of a proposal whose boxes are ticked; None for all. Raises `ActionRefused` for none."""
        answer = self.parse(TakePayload)
        if answer.take is None or answer.everything:
            return None
        chosen = {task_id for task_id, is_ticked in answer.take.items() if is_ticked}
        if chosen := chosen if answer.page is None else chosen & answer.page:
            return chosen
        raise ActionRefused(_NONE_TICKED)

    def rest(self) -> Plan | None:
        """Return what stays proposed: the other pages or days of the plan."""
        page = self.parse(TakePayload).page
        return None if page is None else self.plan().plan.without(page)

    @property
    def clock(self) -> LocalClock:
        return LocalClock.of(self.context, now())

    @property
    def thread_id(self) -> UUID:
        return UUID(self.card.thread_id)

    @property
    def origin(self) -> Origin:
        """Origin of what this press changes: no message asked for it."""
        return Origin(self.thread_id)


Respond = Callable[[_Press], AsyncIterator[ThreadStreamEvent]]


class CardActions:
    """Actions of receipts and confirmations, each authorised anew against the person of the request."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def handlers(self) -> dict[str, Handler]:
        """Return every action by its type."""
        return {
            COMPLETE: _handler(lambda press: self._change(press, complete)),
            REOPEN: _handler(lambda press: self._change(press, reopen)),
            OPEN: _handler(self._open),
            UNDO: _handler(self._undo),
            CONFIRM: _handler(self._confirm),
            TAKE: _handler(self._confirm),
            KEEP: _handler(self._keep),
            LEAVE: _handler(self._leave),
        }

    async def _change(self, press: _Press, change: Change) -> AsyncIterator[ThreadStreamEvent]:
        task_id, notice = press.task().task, None
        try:
            async with self._database.begin() as session:
                await change(session, user_id=press.context.user_id, task_id=task_id, origin=press.origin)
        except TaskNotFound:
            notice = _notice(_GONE)
        async for event in self._replace_card(press, self._receipt(press)):
            yield event
        if notice:
            yield notice

    async def _open(self, press: _Press) -> AsyncIterator[ThreadStreamEvent]:
        task_id = press.task().task
        try:
            async with self._database.read() as session:
                await get(session, user_id=press.context.user_id, task_id=task_id)
        except TaskNotFound:
            async for event in self._replace_card(press, self._receipt(press)):
                yield event
            yield _notice(_GONE)
        else:
            yield ClientEffectEvent(name=OPEN_TASK, data={"id": str(task_id)})

    async def _undo(self, press: _Press) -> AsyncIterator[ThreadStreamEvent]:
        batch_id, user_id = press.undo().batch, press.context.user_id
        with suppress(NothingToUndo, UndoConflict):
            async with self._database.begin() as session:
                await undo_batch(session, user_id=user_id, batch_id=batch_id)
        async for event in self._replace_card(press, self._receipt(press)):
            yield event
        async with self._database.read() as session:
            diffs = task_diffs(await list_changes(session, user_id=user_id, batch_id=batch_id))
        if not diffs:
            yield _notice(_FORGOTTEN)
        if standing := [diff.title for diff in diffs if not diff.undone]:
            yield _notice(conflict_sentence(standing))

    async def _confirm(self, press: _Press) -> AsyncIterator[ThreadStreamEvent]:
        asked, user_id, only, rest = press.plan(), press.context.user_id, press.taken(), press.rest()
        origin = Origin(press.thread_id, batch_id=asked.batch)
        async with self._database.begin() as session:
            # None where another tab has confirmed it at the same moment.
            done = await take(session, user_id=user_id, plan=asked.plan, origin=origin, only=only)
        async for event in self._replace_card(press, self._answer(press)):
            yield event
        if done and rest:
            yield ThreadItemDoneEvent(item=await self._propose(rest, press))
        if done and done.overtaken:
            yield _notice(conflict_sentence([task.title for task in done.overtaken]))

    async def _keep(self, press: _Press) -> AsyncIterator[ThreadStreamEvent]:
        press.plan()
        async for event in self._replace_card(press, self._answer(press)):
            yield event

    async def _leave(self, press: _Press) -> AsyncIterator[ThreadStreamEvent]:
        """Take a day out of a proposal, which stays for the others."""
        asked, user_id = press.plan(), press.context.user_id
        rest = asked.plan.without(press.parse(LeavePayload).page)

        async def read() -> Card | None:
            if rest is None:
                return await self._answer(press)()
            async with self._database.read() as session:
                done = await read_receipt(session, asked.batch, user_id=user_id, clock=press.clock)
                return done or await read_question(
                    session, rest, batch_id=asked.batch, user_id=user_id, clock=press.clock
                )

        async for event in self._replace_card(press, read):
            yield event

    async def _propose(self, plan: Plan, press: _Press) -> WidgetItem:
        """Draw what is left of a proposal as a card of its own, to be taken once by itself."""
        async with self._database.read() as session:
            card = await read_question(
                session, plan, batch_id=new_id(), user_id=press.context.user_id, clock=press.clock
            )
        return card.item(press.card.thread_id)

    def _receipt(self, press: _Press) -> Callable[[], Awaitable[Card | None]]:
        async def read() -> Card | None:
            if press.allowed.undo is None:
                return None
            async with self._database.read() as session:
                return await read_receipt(session, press.allowed.undo, user_id=press.context.user_id, clock=press.clock)

        return read

    def _answer(self, press: _Press) -> Callable[[], Awaitable[Card | None]]:
        asked, user_id = press.plan(), press.context.user_id

        async def read() -> Card | None:
            async with self._database.read() as session:
                done = await read_receipt(session, asked.batch, user_id=user_id, clock=press.clock)
                return done or await read_kept(session, asked.plan, user_id=user_id, clock=press.clock)

        return read

    async def _replace_card(
        self, press: _Press, read: Callable[[], Awaitable[Card | None]]
    ) -> AsyncIterator[ThreadStreamEvent]:
        # ChatKit saves what is yielded before it asks for more. Whoever saves last looks again: so of two tabs that
        # act at the same moment none leaves behind a card that the other has overtaken.
        item = press.card
        for _ in range(_MAX_READS):
            card = await read()
            if card is None or card.is_shown_by(item):
                return
            item = card.replace_in(item)
            yield ThreadItemReplacedEvent(item=item)


def _handler(respond: Respond) -> Handler:
    async def handle(
        _thread: ThreadMetadata, action: Action[str, Any], sender: WidgetItem | None, context: RequestContext
    ) -> AsyncIterator[ThreadStreamEvent]:
        try:
            if sender is None:
                raise ActionRefused(_NOT_OFFERED)
            async for event in respond(_Press(sender, read_allowed_actions(sender), action.payload, context)):
                yield event
        except ActionRefused as refused:
            # A page that still shows an older card gets the one that counts.
            if sender is not None:
                yield ThreadItemReplacedEvent(item=sender)
            yield _notice(str(refused))

    return handle


def _notice(sentence: str) -> NoticeEvent:
    return NoticeEvent(level="info", message=escape_markdown(sentence))
