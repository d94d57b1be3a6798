"""Notifications: reminders that ring, in order and once, and their ways to the person."""

from taskchat.notifications import moves as _moves  # noqa: F401 - listens
from taskchat.notifications.models import Delivery, Notification, PushSubscription

__all__ = ["Delivery", "Notification", "PushSubscription"]
