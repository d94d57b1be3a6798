"""Group of steps as a ChatKit workflow: shown when the first starts, saved when the group ends."""

from collections.abc import Sequence

from chatkit.types import (
    CustomSummary,
    CustomTask,
    ThreadItemAddedEvent,
    ThreadItemDoneEvent,
    ThreadItemUpdatedEvent,
    ThreadStreamEvent,
    Workflow,
    WorkflowItem,
    WorkflowTaskAdded,
    WorkflowTaskUpdated,
)

from taskchat.chat.events.steps import StepEnded, StepStarted
from taskchat.chat.values import chatkit_now
from taskchat.database import new_id
from taskchat.text import printable

_FAILED_ICON = "lucide:triangle-alert"
_REFUSED_ICON = "circle-question"
_STOPPED_ICON = "lucide:x"


class OpenWorkflow:
    """Workflow that grows; its methods return the events that show it."""

    def __init__(self, thread_id: str) -> None:
        workflow = Workflow(type="custom", tasks=[], expanded=True)
        self._item = WorkflowItem(id=str(new_id()), thread_id=thread_id, created_at=chatkit_now(), workflow=workflow)
        self._tasks: list[CustomTask] = []
        self._numbers: list[int] = []
        self._failed = 0

    @property
    def ended(self) -> list[str]:
        """Steps that came to their end and what they did, a line each."""
        return [f"{task.title}: {task.content}" for task in self._tasks if not _is_running(task)]

    def start(self, step: StepStarted) -> ThreadStreamEvent:
        """Show a running step."""
        task = CustomTask(title=printable(step.title), icon=step.icon, status_indicator="loading")
        self._tasks.append(task)
        self._numbers.append(step.number)
        if len(self._tasks) == 1:
            return ThreadItemAddedEvent(item=self._snapshot())
        added = WorkflowTaskAdded(task=task, task_index=len(self._tasks) - 1)
        return ThreadItemUpdatedEvent(item_id=self._item.id, update=added)

    def end(self, step: StepEnded) -> ThreadStreamEvent:
        """Show what a step did, that it did nothing, or that it failed."""
        index, content = self._numbers.index(step.number), printable(step.content)
        if step.failed:
            self._failed += 1
            return self._change(index, _marked(self._tasks[index], "failed", _FAILED_ICON, content))
        if step.refused:
            return self._change(index, _marked(self._tasks[index], "not done", _REFUSED_ICON, content))
        done = {"content": content, "status_indicator": "complete"}
        return self._change(index, self._tasks[index].model_copy(update=done))

    def close(self) -> list[ThreadStreamEvent]:
        """End the group; a step that still runs is marked as stopped."""
        running = [(index, task) for index, task in enumerate(self._tasks) if _is_running(task)]
        stopped = [self._change(index, _stopped(task)) for index, task in running]
        return [*stopped, ThreadItemDoneEvent(item=self._snapshot(summary=self._summary()))]

    def _change(self, index: int, task: CustomTask) -> ThreadStreamEvent:
        self._tasks[index] = task
        update = WorkflowTaskUpdated(task=task, task_index=index)
        return ThreadItemUpdatedEvent(item_id=self._item.id, update=update)

    def _summary(self) -> CustomSummary:
        if len(self._tasks) == 1:
            return CustomSummary(title=self._tasks[0].title or "1 step")
        failed = f", {self._failed} failed" if self._failed else ""
        return CustomSummary(title=f"{len(self._tasks)} steps{failed}")

    def _snapshot(self, summary: CustomSummary | None = None) -> WorkflowItem:
        # Steps are open while they run; afterwards the answer is what matters.
        state = {"tasks": list(self._tasks), "summary": summary, "expanded": summary is None}
        workflow = self._item.workflow.model_copy(update=state)
        return self._item.model_copy(update={"workflow": workflow})


def done_steps(thread_id: str, title: str, steps: Sequence[tuple[str, str]]) -> WorkflowItem:
    """Group of steps, each a title and what it did, that an earlier answer took."""
    tasks = [CustomTask(title=name, content=printable(did), status_indicator="complete") for name, did in steps]
    workflow = Workflow(type="custom", tasks=[*tasks], summary=CustomSummary(title=title), expanded=False)
    return WorkflowItem(id=str(new_id()), thread_id=thread_id, created_at=chatkit_now(), workflow=workflow)


def warning_step(thread_id: str, title: str, content: str) -> WorkflowItem:
    """Warning that stays in the thread, drawn as a step."""
    task = CustomTask(title=title, icon=_FAILED_ICON, content=content, status_indicator="none")
    workflow = Workflow(type="custom", tasks=[task], summary=CustomSummary(title=title), expanded=True)
    return WorkflowItem(id=str(new_id()), thread_id=thread_id, created_at=chatkit_now(), workflow=workflow)


def stopped_workflow(item: WorkflowItem) -> WorkflowItem:
    """Workflow that ends here: the steps that still run are marked as stopped."""
    tasks = [_stopped(task) if isinstance(task, CustomTask) else task for task in item.workflow.tasks]
    workflow = item.workflow.model_copy(update={"tasks": tasks, "summary": CustomSummary(title="Stopped")})
    return item.model_copy(update={"workflow": workflow})


def _stopped(task: CustomTask) -> CustomTask:
    return _marked(task, "stopped", _STOPPED_ICON, "Stopped before its end.") if _is_running(task) else task


def _is_running(task: CustomTask) -> bool:
    return task.status_indicator == "loading"


def _marked(task: CustomTask, word: str, icon: str, content: str) -> CustomTask:
    # Without an indicator the icon is shown: a tick beside a failure would be a lie.
    change = {"title": f"{task.title} · {word}", "icon": icon, "content": content, "status_indicator": "none"}
    return task.model_copy(update=change)
