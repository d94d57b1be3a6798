"""Examples of the API's description: a body for each shape, which its own model takes."""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI

from taskchat.api.history import HistoryPage, Step, Trash, UndoOne
from taskchat.api.notifications import NotificationList, Seen, SnoozeRequest
from taskchat.api.push import BrowserSubscription, PushKey, Unsubscription
from taskchat.api.refusals import Refusal
from taskchat.api.series import Ending, NewSeries, Previews, SeriesChange, SeriesList, SeriesPublic
from taskchat.api.tasks import LineRequest, MadeOfLines, NewLines, Place, TaskList, Undone, UndoRequest
from taskchat.api.views import NewView, ViewChange, ViewList, ViewPublic
from taskchat.notifications import NotificationPublic
from taskchat.tasks import ParsedLine, TaskCreate, TaskPublic, TaskUpdate

_TASK_ID, _SERIES_ID = "0190a0c0-7c10-7d6e-9f1a-5b2f6c1d0001", "0190a0c0-7c10-7d6e-9f1a-5b2f6c1d0002"
_CHANGE_ID, _BATCH_ID = "0190a0c0-7c10-7d6e-9f1a-5b2f6c1d0003", "0190a0c0-7c10-7d6e-9f1a-5b2f6c1d0004"
_MADE, _DUE = "2026-11-27T09:30:00Z", "2026-12-01T08:00:00Z"
_RULE = "FREQ=MONTHLY;BYMONTHDAY=1"
_LINE = "pay the rent every month on the 1st at 9, remind me an hour before !high #home"
# Written down, since reading the line compiles every pattern of dates: 0.4 seconds of each start.
_PARSED = {
    "title": "pay the rent",
    "due_at": "2026-12-01T09:00:00+01:00",
    "all_day": False,
    "rrule": _RULE,
    "from_completion": False,
    "reminders": ["-PT1H"],
    "priority": "high",
    "tags": ["home"],
    "spans": [
        [13, 24, "recurrence"],
        [25, 40, "datetime"],
        [42, 66, "reminder"],
        [67, 72, "priority"],
        [73, 78, "tag"],
    ],
    "unread": [],
}
_ENDPOINT = "https://updates.push.services.mozilla.com/wpush/v2/gAAAAABn"

_FIELDS = {"title": "Pay the rent", "description": "", "priority": "high", "tags": ["home"]}
_WHEN = {"due_at": _DUE, "all_day": False, "reminders": ["-PT1H"]}
_TASK = {
    "id": _TASK_ID,
    **_FIELDS,
    **_WHEN,
    "completed_at": None,
    "created_at": _MADE,
    "updated_at": _MADE,
    "version": 1,
    "series_id": _SERIES_ID,
    "slot": "2026-12-01T09:00:00",
    "parent_id": None,
    "position": "a0",
    "duration_minutes": 15,
    "start_on": "2026-11-30",
}
_SERIES = {
    "id": _SERIES_ID,
    **_FIELDS,
    "reminders": ["-PT1H"],
    "duration_minutes": 15,
    "rrule": _RULE,
    "words": "every month on the 1st",
    "starts": "2026-12-01T09:00:00",
    "zone": "Europe/Berlin",
    "from_completion": False,
    "keep_missed": False,
    "skipped": [],
    "paused_at": None,
    "ended_at": None,
    "created_at": _MADE,
    "updated_at": _MADE,
    "version": 1,
    "open": _TASK,
}
_CHANGE = {"change_id": _CHANGE_ID, "task_id": _TASK_ID, "subject": "task", "title": "Pay the rent"}
_ENTRY = {
    **_CHANGE,
    "kind": "changed",
    "details": [{"field": "priority", "text": "medium → high"}],
    "author": "assistant",
    "thread_id": _BATCH_ID,
    "batch_id": None,
    "cause_id": None,
    "created_at": _MADE,
    "undone_at": None,
    "source": None,
}
_NOTIFICATION = {
    "id": _CHANGE_ID,
    "task_id": _TASK_ID,
    "title": "Pay the rent",
    "remind_at": "2026-12-01T07:00:00Z",
    "missed": False,
    "created_at": "2026-12-01T07:00:00Z",
    "seen_at": None,
    "snoozed_until": None,
}

_VIEW = {"name": "Urgent at home", "address": "/all?priority=high&tag=home"}
_SAVED = {"id": _BATCH_ID, **_VIEW, "created_at": _MADE, "updated_at": _MADE}

EXAMPLES: Mapping[type[Any], dict[str, Any]] = {
    Refusal: {"detail": "title: String should have at most 255 characters", "field": "title"},
    TaskCreate: {**_FIELDS, **_WHEN, "rrule": _RULE},
    TaskUpdate: {"priority": "high", "due_at": _DUE},
    TaskPublic: _TASK,
    TaskList: {"tasks": [_TASK], "total": 1, "after": None},
    NewLines: {"text": "- milk\n- call Ann tomorrow 9:00", "now": _MADE, "tags": ["home"]},
    MadeOfLines: {"batch_id": _BATCH_ID, "tasks": [_TASK]},
    Place: {"before": _CHANGE_ID},
    LineRequest: {"text": _LINE, "now": _MADE},
    ParsedLine: _PARSED,
    UndoRequest: {"change_id": _CHANGE_ID},
    Undone: {"change_id": _CHANGE_ID, "task_id": _TASK_ID, "subject": "task", "kept": []},
    NewSeries: {"task_id": _TASK_ID, "rrule": _RULE},
    SeriesChange: {"rrule": "FREQ=MONTHLY;BYDAY=-1FR", "scope": "all"},
    SeriesPublic: _SERIES,
    SeriesList: {"series": [_SERIES], "after": None},
    Ending: {"after_next": True},
    Previews: {
        "previews": [
            {**_FIELDS, "series_id": _SERIES_ID, "slot": "2027-01-01T09:00:00", "due_at": "2027-01-01T08:00:00Z"}
            | {"all_day": False}
        ]
    },
    HistoryPage: {"changes": [_ENTRY], "after": _CHANGE_ID},
    UndoOne: {"batch": True},
    Step: {"changes": [{**_CHANGE, "kind": "changed"}], "conflicts": [], "kept": []},
    Trash: {"tasks": [{"task": _TASK, "deleted_at": _MADE, "author": "page", "thread_id": None}], "after": None},
    NotificationPublic: _NOTIFICATION,
    NotificationList: {"notifications": [_NOTIFICATION], "unseen": 1},
    Seen: {"seen": 3},
    SnoozeRequest: {"until": "tomorrow morning"},
    NewView: _VIEW,
    ViewChange: {"name": "At home", "position": 0},
    ViewPublic: _SAVED,
    ViewList: {"views": [_SAVED]},
    PushKey: {"key": "BEl62iUYgUivxIkv69yViEuiBIa-Ib9-SkvMeAtA3LFgDzkrxZJjSgSnfckjBJuBkr3qBUYIHBQFLXYp5Nksh8U"},
    BrowserSubscription: {
        "endpoint": _ENDPOINT,
        "keys": {
            "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "auth": "BTBZMqHH6r4Tts7J_aSIgg",
        },
    },
    Unsubscription: {"endpoint": _ENDPOINT},
}


def add_examples(app: FastAPI) -> None:
    """Show an example of each body in the description, which is by OpenAPI 3.1."""
    describe = app.openapi

    def with_examples() -> dict[str, Any]:
        described = describe()
        shapes = described["components"]["schemas"]
        for model, example in EXAMPLES.items():
            shapes[model.__name__]["examples"] = [example]
        return described

    app.openapi = with_examples
