"""Notifications: reminders that ring, in order and once, and their ways to the person."""

from taskchat.notifications import moves as _moves  # noqa: F401 - listens
from taskchat.notifications.defaults import set_default_reminder
from taskchat.notifications.models import Delivery, Notification, PushSubscription
from taskchat.notifications.ringing import BATCH, ring
from taskchat.notifications.scheduler import LOOK, Scheduler
from taskchat.notifications.service import (
    NotificationNotFound,
    NotificationPage,
    NotificationPublic,
    TaskDone,
    complete,
    find_newest,
    get,
    see,
    see_all,
    snooze,
    to_public,
)
from taskchat.notifications.snoozing import Snooze, snoozed_until

__all__ = [
    "BATCH",
    "LOOK",
    "Delivery",
    "Notification",
    "NotificationNotFound",
    "NotificationPage",
    "NotificationPublic",
    "PushSubscription",
    "Scheduler",
    "Snooze",
    "TaskDone",
    "complete",
    "find_newest",
    "get",
    "ring",
    "see",
    "see_all",
    "set_default_reminder",
    "snooze",
    "snoozed_until",
    "to_public",
]
