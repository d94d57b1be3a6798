"""Plays dialogues against the real server, and says legibly where the list is not what it must be."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from taskchat.accounts import User
from taskchat.assistant.circuit_breaker import CircuitBreaker
from taskchat.chat import TaskChatServer
from taskchat.database import Database
from taskchat.tasks import Task
from tests.gemini_stand_in import Call, GeminiStandIn
from tests.integration.chat.chat import Chat
from tests.integration.dialogues.expected import differences
from tests.integration.dialogues.heard import Heard
from tests.integration.dialogues.lines import parent_in, task_of
from tests.integration.dialogues.person import Person
from tests.integration.dialogues.script import Dialogue, Turn

BUILTIN, GEMINI = "built-in", "gemini-2.5-flash"


class Clock:
    """The present, as the dialogue has it."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment


class Stage:
    """Server, database and Gemini, for one dialogue after the other, each with a person of its own."""

    def __init__(self, server: TaskChatServer, database: Database, gemini: GeminiStandIn, clock: Clock) -> None:
        self.gemini = gemini
        self._server, self._database, self._clock = server, database, clock

    async def begin(self, dialogue: Dialogue, user: User, model: str) -> tuple[Person, list[str]]:
        """Put the list of a dialogue in place; return the person whose it is, and its lines."""
        self.gemini.reset()
        self._server.models.breaker = CircuitBreaker()
        zone = ZoneInfo(dialogue.zone)
        person = Person(Chat(self._server, user, dialogue.zone), user, self._database, zone, model)
        person.tells_reminders = dialogue.reminders
        moment = self._clock.moment = dialogue.moment(dialogue.now)
        async with self._database.begin() as session:
            by_title: dict[str, Task] = {}
            for line in dialogue.list:
                task = task_of(line, zone, moment, user_id=user.id)
                if parent := parent_in(line):
                    task.parent_id = by_title[parent].id
                by_title[task.title] = task
                session.add(task)
                await session.flush()
        lines = await person.lines()
        assert sorted(lines) == sorted(re.split(" · (?:done|made) ", line)[0] for line in dialogue.list), (
            "a line is misspelt"
        )
        return person, lines

    async def play(self, dialogue: Dialogue, user: User, model: str) -> None:
        """Play every turn; fail at the first that is not as written, and print the conversation so far."""
        person, before = await self.begin(dialogue, user, model)
        said = [f"{dialogue.now}, {dialogue.zone}", *_bulleted(before)]
        for number, turn in enumerate(dialogue.turns, start=1):
            self._clock.moment = dialogue.moment(turn.now) if turn.now else self._clock.moment
            heard, told = await self._take(turn, person, by_gemini=model == GEMINI)
            after = await person.lines()
            changed = _bulleted(after) if Counter(after) != Counter(before) else []
            said += [f"> {_deed(turn)}", *heard.drawn, *told, *changed]
            wrong = differences(turn, heard, before, after, told=told if model == GEMINI else None)
            if turn.views is not None and (views := await person.views()) != [*turn.views]:
                wrong = [*wrong, f"these views are saved: {views}"]
            assert not wrong, "\n".join([f"turn {number} of “{dialogue}”", *said, "", *wrong])
            before = after

    async def list_after(self, dialogue: Dialogue, user: User, model: str) -> list[str]:
        """Play the turns without a look at them; return the list afterwards."""
        person, _ = await self.begin(dialogue, user, model)
        for turn in dialogue.turns:
            await self._take(turn, person, by_gemini=model == GEMINI)
        return await person.lines()

    async def _take(self, turn: Turn, person: Person, *, by_gemini: bool) -> tuple[Heard, list[str]]:
        """Let the person take their turn; return what is seen, and the results of tools that Gemini was told."""
        if not by_gemini or turn.presses or turn.elsewhere:
            return await person.take(turn), []
        asked = len(self.gemini.requests)
        if calls := [Call(name, arguments) for name, arguments in turn.calls]:
            self.gemini.reply(*calls)
        self.gemini.reply("That is all.")
        heard = await person.take(turn)
        assert self.gemini.waiting == 0, "Gemini was asked less often than it was scripted"
        assert len(self.gemini.requests) - asked == 1 + bool(calls), "Gemini was asked more often than it was scripted"
        messages = self.gemini.requests[-1].messages if calls else []
        begin = max((n for n, one in enumerate(messages) if one["role"] == "user"), default=0)
        return heard, [str(one["content"]) for one in messages[begin:] if one["role"] == "tool"]


def _bulleted(lines: Sequence[str]) -> list[str]:
    return [f"    {line}" for line in lines] or ["    (the list is empty)"]


def _deed(turn: Turn) -> str:
    if turn.says:
        return turn.message if len(turn.message) <= 500 else f"{turn.message[:500]}…"
    return " ".join(f"({deed}: {words})" for deed in ("taps", "presses", "elsewhere") if (words := getattr(turn, deed)))
