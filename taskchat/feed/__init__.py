"""Feed of signals: what was committed here or in another process, for whoever must act on it."""

from taskchat.feed.announcing import announce, publish
from taskchat.feed.leading import lead
from taskchat.feed.listening import hears, listening
from taskchat.feed.process import is_alive, is_connected, process_id
from taskchat.feed.signals import (
    AlarmsChanged,
    Change,
    PageHidden,
    PageLeft,
    PageShown,
    Signal,
    SignalsMissed,
    SignedOut,
    Topic,
    TurnEnded,
    TurnStop,
    TurnWanted,
)
from taskchat.feed.subscribers import subscribe

__all__ = [
    "AlarmsChanged",
    "Change",
    "PageHidden",
    "PageLeft",
    "PageShown",
    "Signal",
    "SignalsMissed",
    "SignedOut",
    "Topic",
    "TurnEnded",
    "TurnStop",
    "TurnWanted",
    "announce",
    "hears",
    "is_alive",
    "is_connected",
    "lead",
    "listening",
    "process_id",
    "publish",
    "subscribe",
]
