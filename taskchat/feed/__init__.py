"""Feed of committed changes, for pages that must load them."""

from taskchat.feed.changes import Change, Topic, announce, subscribe

__all__ = ["Change", "Topic", "announce", "subscribe"]
