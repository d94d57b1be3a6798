"""Push messages to browsers, with the page closed: this installation's key, subscriptions, and sending."""

from taskchat.push.outcomes import Delivered, Gone, Outcome, Refused, RetryLater
from taskchat.push.sender import PAYLOAD_MAX, PushSender, Urgency, make_sender
from taskchat.push.subscription import ENDPOINT_MAX, InvalidSubscription, Subscription, check_subscription
from taskchat.push.vapid import KEY_FILE, VapidKey, load_vapid_key

__all__ = [
    "ENDPOINT_MAX",
    "KEY_FILE",
    "PAYLOAD_MAX",
    "Delivered",
    "Gone",
    "InvalidSubscription",
    "Outcome",
    "PushSender",
    "Refused",
    "RetryLater",
    "Subscription",
    "Urgency",
    "VapidKey",
    "check_subscription",
    "load_vapid_key",
    "make_sender",
]
