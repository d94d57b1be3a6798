"""Feed of a person's changes to all their open pages: it says that something changed, never what."""

import hashlib
import hmac
from uuid import UUID

import reflex as rx

from taskchat.settings import get_settings


class Feed(rx.SharedState):
    """Number for each topic, shared by a person's tabs and raised after each commit."""

    tasks: int = 0
    threads: int = 0


def feed_token(user_id: UUID) -> str:
    """Token of a person's feed.

    Anyone can connect to a shared state whose token they know: only the server can compute this one.
    """
    return hmac.new(get_settings().signing_key().encode(), b"feed:" + user_id.bytes, hashlib.sha256).hexdigest()
