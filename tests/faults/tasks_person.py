"""Person who works with tasks by request: makes, changes, ticks, deletes, undoes, and knows what each should be."""

from random import Random
from typing import Any

from tests.faults.client import Client
from tests.faults.ledger import Account, Change, TaskEntry, TaskState

# So many tasks that a person meets each of them again.
_MAX_TASKS = 12


class TasksPerson:
    """Does one thing at a time; what got no answer is looked at before the next."""

    def __init__(self, account: Account, client: Client, dice: Random) -> None:
        self._account = account
        self._client = client
        self._dice = dice
        self._unsettled: Change | None = None
        self._is_undo = False
        self._made = 0

    async def act(self) -> None:
        """Do one thing, or find out what became of the one before."""
        if self._unsettled:
            await self._settle(self._unsettled)
            return
        there = [title for title, entry in self._account.tasks.items() if entry.state is not None]
        kind = self._dice.choice(("create", "update", "tick", "tick", "delete", "undo"))
        if kind == "undo" and self._account.undoable:
            await self._undo()
        elif (kind == "create" and len(there) < _MAX_TASKS) or not there:
            await self._create()
        else:
            await self._change("tick" if kind in {"create", "undo"} else kind, self._dice.choice(there))

    async def settle(self) -> None:
        """Find out what became of the last thing."""
        while self._unsettled:
            await self._settle(self._unsettled)

    @property
    def unfinished(self) -> str:
        """The change of which nobody knows yet what became of it."""
        return f"{self._account.email}: {self._unsettled}"

    async def _create(self) -> None:
        self._made += 1
        title = f"{self._account.name} task {self._made:04}"
        self._account.tasks[title] = TaskEntry()
        after = TaskState(title, "", is_done=False)
        answer = await self._try(title, after, "POST", "/api/tasks", json={"title": title})
        if answer is not None:
            self._account.tasks[title].id = answer["id"]

    async def _change(self, kind: str, title: str) -> None:
        entry = self._account.tasks[title]
        before = entry.state
        assert before is not None
        path = f"/api/tasks/{entry.id}"
        if kind == "delete":
            await self._try(title, None, "DELETE", path)
        elif kind == "tick":
            after = before._replace(is_done=not before.is_done)
            await self._try(title, after, "POST", f"{path}/{'complete' if after.is_done else 'reopen'}")
        else:
            after = before._replace(description=f"version {self._dice.randrange(1_000_000)}")
            await self._try(title, after, "PATCH", path, json={"description": after.description})

    async def _undo(self) -> None:
        title, before = self._account.undoable[-1]
        self._is_undo = True
        await self._try(title, before, "POST", "/api/undo")

    async def _try(self, title: str, after: TaskState | None, method: str, path: str, **body: Any) -> Any:
        """Send a change; its answer, or None, and then it may have happened or not."""
        entry = self._account.tasks[title]
        self._unsettled = Change(title, entry.state)
        entry.possible = [entry.state, after]
        answer = await self._client.request(method, path, **body)
        if answer is None:
            return None
        if not answer.is_success:
            self._account.contradictions.append(
                f"{method} of {title!r} was refused: {answer.status_code} {answer.text}"
            )
        self._client.ledger.count("changes acknowledged")
        self._settled(self._unsettled, after)
        return answer.json() if answer.content else {}

    async def _settle(self, change: Change) -> None:
        entry = self._account.tasks[change.title]
        answer = await self._client.request("GET", "/api/tasks", params={"search": change.title, "status": "all"})
        if answer is None or not answer.is_success:
            return
        found = [one for one in answer.json()["tasks"] if one["title"] == change.title]
        state = _state_of(found[0]) if found else None
        if len(found) > 1 or state not in entry.possible:
            self._account.contradictions.append(f"{change.title!r} is {found}, and should be one of {entry.possible}")
        entry.id = found[0]["id"] if found else entry.id
        self._settled(change, state)

    def _settled(self, change: Change, state: TaskState | None) -> None:
        self._account.tasks[change.title].possible = [state]
        if not self._is_undo and state != change.before:
            self._account.undoable.append(change)
        elif self._is_undo and state == self._account.undoable[-1].before:
            self._account.undoable.pop()
        self._unsettled, self._is_undo = None, False


def _state_of(task: dict[str, Any]) -> TaskState:
    return TaskState(task["title"], task["description"], task["completed_at"] is not None)
