"""Notifications: reminders that ring, in order and once, and their ways to the person."""

from taskchat.notifications import done_tasks as _done_tasks  # noqa: F401 - listens
from taskchat.notifications import moves as _moves  # noqa: F401 - listens
from taskchat.notifications.claims import claim
from taskchat.notifications.defaults import set_default_reminder
from taskchat.notifications.deliverer import Deliverer
from taskchat.notifications.lifetime import reminding
from taskchat.notifications.mail import Mailer
from taskchat.notifications.models import Delivery, Notification, PushSubscription
from taskchat.notifications.ringing import BATCH, ring
from taskchat.notifications.scheduler import LOOK, Scheduler
from taskchat.notifications.service import (
    NotificationNotFound,
    NotificationPage,
    NotificationPlace,
    NotificationPublic,
    TaskDone,
    complete,
    find_newest,
    get,
    place_of,
    see,
    see_all,
    snooze,
    to_public,
)
from taskchat.notifications.snoozing import Snooze, snoozed_until
from taskchat.notifications.subscriptions import MAX_BROWSERS, end_session, subscribe, unsubscribe

__all__ = [
    "BATCH",
    "LOOK",
    "MAX_BROWSERS",
    "Deliverer",
    "Delivery",
    "Mailer",
    "Notification",
    "NotificationNotFound",
    "NotificationPage",
    "NotificationPlace",
    "NotificationPublic",
    "PushSubscription",
    "Scheduler",
    "Snooze",
    "TaskDone",
    "claim",
    "complete",
    "end_session",
    "find_newest",
    "get",
    "place_of",
    "reminding",
    "ring",
    "see",
    "see_all",
    "set_default_reminder",
    "snooze",
    "snoozed_until",
    "subscribe",
    "to_public",
    "unsubscribe",
]
