"""Who must be told: the changes of a transaction, made known once it is committed."""

from taskchat.feed.changes import Change, Topic, changed, subscribe

__all__ = ["Change", "Topic", "changed", "subscribe"]
