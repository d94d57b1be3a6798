"""Restart of a turn: what the answer before has done to the tasks is taken back, or gone on from; never done twice."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from uuid import UUID

from chatkit.types import HiddenContextItem, ThreadItem, ThreadMetadata, UserMessageItem
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.chat.context import RequestContext
from taskchat.chat.events import assistant_message, done_steps
from taskchat.chat.prompt import ToolCall, ToolRecord, hidden_hint
from taskchat.chat.receipts import batches_on, conflict_sentence, receipt_items, summary
from taskchat.chat.store import Effects, SqlStore
from taskchat.database import now
from taskchat.tasks import (
    LocalClock,
    TaskChange,
    TaskCommand,
    UndoConflict,
    forget_commands,
    list_commands,
    list_standing,
    task_diffs,
    undo_all,
)

# Stands below an answer that broke off after its tools had changed something: the next one goes on from there.
BROKE_OFF = "The answer above broke off before its end. What its tools did is done."

_DONE_BEFORE = "Done before the answer broke off"
_GO_ON = (
    "An answer to the message above broke off. The calls that follow were made then, and are done: go on from there, "
    "and make none of them again."
)
_TAKEN_BACK = "Took back what the answer before did"
_ANEW = (
    "There was an answer to the message above already, and the person asked for another one. What its tools did was "
    "taken back first ({summary}), so do what the message asks from the start."
)
_REFUSED = "{conflict} So I took nothing back, and did nothing a second time. Say it as a new message to have it done."


@dataclass(frozen=True)
class Restart:
    """Start of a turn that answers a message once more.

    `items` are saved already, and stand before the new answer, for the person and for the model; with `is_answer` they
    are all of it. `commands` are what the message has done and does not do again, `changed_ids` the tasks they changed,
    `created_ids` those of them that they made, `batch_id` the batch that the new answer goes on with.
    """

    items: Sequence[ThreadItem] = ()
    is_answer: bool = False
    commands: Sequence[TaskCommand] = ()
    changed_ids: Sequence[UUID] = ()
    created_ids: frozenset[UUID] = frozenset()
    batch_id: UUID | None = None

    @property
    def shown(self) -> list[ThreadItem]:
        """Items that the person sees."""
        return [item for item in self.items if not isinstance(item, HiddenContextItem)]


# A message that was not answered before.
FIRST = Restart()


class _Conflict(Exception):
    """Something that was changed since cannot be taken back; the transaction must be rolled back."""

    def __init__(self, titles: list[str]) -> None:
        super().__init__(", ".join(titles))
        self.titles = titles


@dataclass
class _Settlement:
    """Settlement of one message with what its answer did, within the transaction that deletes the answer.

    `conflicts` are the titles of tasks for which an attempt to take it back has failed.
    """

    thread_id: str
    message_id: UUID
    context: RequestContext
    may_go_on: bool
    conflicts: Sequence[str] = ()
    restart: Restart = field(default_factory=Restart)

    async def settle(self, session: AsyncSession, deleted: list[ThreadItem]) -> Sequence[ThreadItem]:
        """Take back what the answer did, or go on from it; raises `_Conflict`."""
        user_id, message_id = self.context.user_id, self.message_id
        answer = _answer(deleted)
        shown = batches_on(answer)
        commands = await list_commands(session, user_id=user_id, message_id=message_id)
        changes = await list_standing(session, user_id=user_id, message_id=message_id, batch_ids=shown)
        if self.conflicts:
            self.restart = await self._refuse(session, changes)
        elif self.may_go_on and _is_open(answer, shown, changes, commands):
            self.restart = self._go_on(changes, commands)
        else:
            await _take_back(session, changes, user_id=user_id)
            await forget_commands(session, user_id=user_id, message_id=message_id)
            self.restart = self._begin_anew(changes)
        return self.restart.items

    def _go_on(self, changes: Sequence[TaskChange], commands: Sequence[TaskCommand]) -> Restart:
        steps = done_steps(self.thread_id, _DONE_BEFORE, [(_step_title(each), each.said) for each in commands])
        record = ToolRecord(calls=[_call(command) for command in commands]).to_item(self.thread_id)
        return Restart(
            items=[steps, hidden_hint(self.thread_id, _GO_ON), record],
            commands=commands,
            changed_ids=list(dict.fromkeys(change.task_id for change in changes)),
            created_ids=frozenset(change.task_id for change in changes if change.before is None),
            batch_id=next((command.batch_id for command in commands if command.batch_id), None),
        )

    def _begin_anew(self, changes: Sequence[TaskChange]) -> Restart:
        if not changes:
            return Restart()
        words = summary(task_diffs(changes))
        steps = done_steps(self.thread_id, _TAKEN_BACK, [(_TAKEN_BACK, f"{words[0].upper()}{words[1:]}.")])
        return Restart([steps, hidden_hint(self.thread_id, _ANEW.format(summary=words))])

    async def _refuse(self, session: AsyncSession, changes: Sequence[TaskChange]) -> Restart:
        sentence = _REFUSED.format(conflict=conflict_sentence(self.conflicts))
        clock = LocalClock.of(self.context, now())
        batches = dict.fromkeys(change.batch_id for change in changes if change.batch_id)
        cards = await receipt_items(session, batches, self.thread_id, user_id=self.context.user_id, clock=clock)
        return Restart([assistant_message(self.thread_id, sentence), *cards], is_answer=True)


class Restarts:
    """Starts turns once more: what they did to the tasks and their answers are settled in one transaction."""

    def __init__(self, store: SqlStore) -> None:
        self._store = store

    async def retry(self, message: UserMessageItem, context: RequestContext) -> Restart:
        """Delete the answer to a message, and all after it.

        What a finished answer did is taken back; what one did that broke off stays, and the new answer goes on from it.
        """
        settlement = _Settlement(message.thread_id, UUID(message.id), context, may_go_on=True)
        try:
            await self._store.delete_items_after(message.thread_id, message.id, context, replace=settlement.settle)
        except _Conflict as conflict:
            settlement = replace(settlement, conflicts=conflict.titles)
            await self._store.delete_items_after(message.thread_id, message.id, context, replace=settlement.settle)
        return settlement.restart

    async def edit(
        self, thread: ThreadMetadata, message: UserMessageItem, edited_id: str, context: RequestContext
    ) -> tuple[Effects, Restart]:
        """Save a message in the place of another one, whose answer is deleted and what it did taken back."""
        settlement = _Settlement(thread.id, UUID(edited_id), context, may_go_on=False)
        add = self._store.add_user_message
        try:
            effects = await add(thread, message, context, replaces=edited_id, replace=settlement.settle)
        except _Conflict as conflict:
            settlement = replace(settlement, conflicts=conflict.titles)
            effects = await add(thread, message, context, replaces=edited_id, replace=settlement.settle)
        return effects, settlement.restart


async def _take_back(session: AsyncSession, changes: Sequence[TaskChange], *, user_id: UUID) -> None:
    try:
        await undo_all(session, changes, user_id=user_id)
    except UndoConflict as conflict:
        raise _Conflict([diff.task.title for diff in task_diffs(conflict.changes[::-1])]) from None


def _answer(deleted: Sequence[ThreadItem]) -> list[ThreadItem]:
    """Items of the answer among those that were deleted: up to the next message, after the edited one."""
    rest = deleted[1:] if deleted and isinstance(deleted[0], UserMessageItem) else deleted
    return list(takewhile(lambda item: not isinstance(item, UserMessageItem), rest))


def _is_open(
    answer: Sequence[ThreadItem], shown: set[UUID], changes: Sequence[TaskChange], commands: Sequence[TaskCommand]
) -> bool:
    """Whether the answer did not come to its end: its receipt is missing, or it is known to have broken off."""
    batches = {command.batch_id for command in commands}
    if None in batches:
        # What an undo took back cannot be taken back: it is told as done.
        return True
    standing = {change.batch_id for change in changes}
    has_broken_off = any(isinstance(item, HiddenContextItem) and item.content == BROKE_OFF for item in answer)
    return bool(standing) and standing <= batches and (has_broken_off or not standing <= shown)


def _call(command: TaskCommand) -> ToolCall:
    arguments, output = (json.dumps(each, ensure_ascii=False) for each in (command.arguments, command.result))
    return ToolCall(call_id=f"call_{command.id.hex}", name=command.name, arguments=arguments, output=output)


def _step_title(command: TaskCommand) -> str:
    return command.name.replace("_", " ").capitalize()
