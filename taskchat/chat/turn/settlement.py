"""Settlement of a message with what the answer before has done: taken back or gone on from, and never done twice."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any
from uuid import UUID

from chatkit.types import HiddenContextItem, ThreadItem, UserMessageItem
from sqlalchemy.ext.asyncio import AsyncSession

from taskchat.chat.context import RequestContext
from taskchat.chat.end_mark import EndMark
from taskchat.chat.events import assistant_message, done_steps
from taskchat.chat.prompt import ToolCall, ToolRecord, hidden_hint, to_record
from taskchat.chat.receipts import batches_on, conflict_sentence, escape_markdown, receipt_items, summary
from taskchat.chat.turn.restart import Restart
from taskchat.database import now
from taskchat.tasks import (
    LocalClock,
    Subject,
    TaskChange,
    TaskCommand,
    UndoConflict,
    forget_commands,
    list_commands,
    list_known_batches,
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
_GO_ON_BELOW = (
    "The answer broke off here. Go on from there: say nothing again that is said above, and make none of the calls "
    "above again."
)
_TAKEN_BACK = "I took back what the answer before did: {summary}."
_ANEW = (
    "There was an answer to the message above already, and the person asked for another one. What its tools did was "
    "taken back first ({summary}), so do what the message asks from the start."
)
_FORGOTTEN = (
    "The history does not reach back any more to what the answer before did. So I took nothing back, and did nothing a "
    "second time. Say it as a new message to have it done."
)
_REFUSED = "{conflict} So I took nothing back, and did nothing a second time. Say it as a new message to have it done."


class Conflict(Exception):
    """Something that was changed since cannot be taken back; the transaction must be rolled back."""

    def __init__(self, titles: list[str]) -> None:
        super().__init__(", ".join(titles))
        self.titles = titles


@dataclass
class Settlement:
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
        """Take back what the answer did, or go on from it; raises `Conflict`."""
        user_id, message_id = self.context.user_id, self.message_id
        answer = _answer(deleted)
        shown = batches_on(answer)
        commands = await list_commands(session, user_id=user_id, message_id=message_id)
        changes = await list_standing(session, user_id=user_id, message_id=message_id, batch_ids=shown)
        if self.conflicts:
            self.restart = await self._refuse(session, changes)
        elif self.may_go_on and _can_go_on(answer):
            self.restart = self._go_on(changes, commands, _kept(answer, changes))
        elif self.may_go_on and _is_open(answer, shown, changes, commands):
            self.restart = self._go_on(changes, commands)
        elif await _is_forgotten(session, commands, changes, user_id=user_id):
            self.restart = Restart([assistant_message(self.thread_id, _FORGOTTEN)], is_answer=True)
        else:
            await _take_back(session, changes, user_id=user_id)
            await forget_commands(session, user_id=user_id, message_id=message_id)
            self.restart = self._begin_anew(changes)
        return self.restart.items

    def _go_on(
        self,
        changes: Sequence[TaskChange],
        commands: Sequence[TaskCommand],
        kept: Sequence[ThreadItem] = (),
    ) -> Restart:
        """Go on from what was done, and below what was said, where that is kept."""
        told, of_tasks = _calls_in(kept), [change for change in changes if change.subject == Subject.TASK]
        untold = [command for command in commands if (command.name, command.arguments) not in told]
        items = [*kept]
        if untold or not kept:
            steps = done_steps(self.thread_id, _DONE_BEFORE, [(_step_title(each), each.said) for each in untold])
            record = ToolRecord(calls=[_call(command) for command in untold]).to_item(self.thread_id)
            items += [steps, hidden_hint(self.thread_id, _GO_ON), record]
        if kept:
            items.append(hidden_hint(self.thread_id, _GO_ON_BELOW))
        return Restart(
            items=items,
            commands=commands,
            changed_ids=list(dict.fromkeys(change.task_id for change in of_tasks)),
            created_ids=frozenset(change.task_id for change in of_tasks if change.before is None),
            batch_id=next((command.batch_id for command in commands if command.batch_id), None),
            goes_on=bool(kept),
        )

    def _begin_anew(self, changes: Sequence[TaskChange]) -> Restart:
        if not changes:
            return Restart()
        words = summary(task_diffs(changes))
        said = assistant_message(self.thread_id, _TAKEN_BACK.format(summary=escape_markdown(words)))
        return Restart([hidden_hint(self.thread_id, _ANEW.format(summary=words)), said])

    async def _refuse(self, session: AsyncSession, changes: Sequence[TaskChange]) -> Restart:
        sentence = _REFUSED.format(conflict=escape_markdown(conflict_sentence(self.conflicts)))
        clock = LocalClock.of(self.context, now())
        batches = dict.fromkeys(change.batch_id for change in changes if change.batch_id)
        cards = await receipt_items(session, batches, self.thread_id, user_id=self.context.user_id, clock=clock)
        return Restart([assistant_message(self.thread_id, sentence), *cards], is_answer=True)


async def _take_back(session: AsyncSession, changes: Sequence[TaskChange], *, user_id: UUID) -> None:
    try:
        await undo_all(session, changes, user_id=user_id)
    except UndoConflict as conflict:
        raise Conflict([diff.title for diff in task_diffs(conflict.changes[::-1])]) from None


async def _is_forgotten(
    session: AsyncSession, commands: Sequence[TaskCommand], changes: Sequence[TaskChange], *, user_id: UUID
) -> bool:
    """Whether something was done of which the journal has nothing any more, standing or undone."""
    sought = {command.batch_id for command in commands if command.batch_id}
    sought -= {change.batch_id for change in changes}
    return bool(sought) and sought != await list_known_batches(session, user_id=user_id, batch_ids=sought)


def _answer(deleted: Sequence[ThreadItem]) -> list[ThreadItem]:
    """Items of the answer among those that were deleted: up to the next message, after the edited one."""
    rest = deleted[1:] if deleted and isinstance(deleted[0], UserMessageItem) else deleted
    return list(takewhile(lambda item: not isinstance(item, UserMessageItem), rest))


def _can_go_on(answer: Sequence[ThreadItem]) -> bool:
    """Whether the answer ended before its time, through no fault of the person's or the model's."""
    marks = [item for item in answer if isinstance(item, EndMark)]
    return bool(marks) and marks[-1].action == "continue" and marks[-1].reason in ("interrupted", "shutdown")


def _kept(answer: Sequence[ThreadItem], changes: Sequence[TaskChange]) -> list[ThreadItem]:
    """Items of an answer that goes on: all but its mark, notes on its end, and receipts, which come anew at its end."""
    ours = {change.batch_id for change in changes}
    return [item for item in answer if not _marks_end(item) and not batches_on([item]) & ours]


def _marks_end(item: ThreadItem) -> bool:
    noted = isinstance(item, HiddenContextItem) and item.content in (_GO_ON_BELOW, BROKE_OFF)
    return noted or isinstance(item, EndMark)


def _calls_in(items: Sequence[ThreadItem]) -> list[tuple[str, Any]]:
    """Names and arguments of the calls that the model is told in these items."""
    records = [to_record(item) for item in items if isinstance(item, HiddenContextItem)]
    return [(call.name, _arguments(call)) for record in records if record for call in record.calls]


def _arguments(call: ToolCall) -> Any:
    try:
        return json.loads(call.arguments or "{}")
    except ValueError:
        return None


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
