"""What the server pushes to every open page of one person: that something changed, never what."""

import hashlib
import hmac
from uuid import UUID

import reflex as rx

from taskchat.settings import get_settings


class Feed(rx.SharedState):
    """One number for each topic, shared by a person's tabs; raised after each commit."""

    tasks: int = 0
    threads: int = 0


def feed_of(user_id: UUID) -> str:
    """The name of a person's feed.

    Anyone can connect to a shared state whose name they know: only the server can work this one out.
    """
    return hmac.new(get_settings().signing_key().encode(), b"feed:" + user_id.bytes, hashlib.sha256).hexdigest()
