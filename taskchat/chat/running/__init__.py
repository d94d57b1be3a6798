"""Turns that run: in this process each is a task of its own, in a thread one after the other, over all processes."""

from taskchat.chat.running.left_pages import LeftPages
from taskchat.chat.running.log_writer import LogWriter
from taskchat.chat.running.missed_stops import MissedStops
from taskchat.chat.running.orphans import Orphans
from taskchat.chat.running.registry import RunningTurn, RunningTurns
from taskchat.chat.running.streams import TurnGone, TurnStream, TurnStreams
from taskchat.chat.running.thread_queue import ThreadQueue

__all__ = [
    "LeftPages",
    "LogWriter",
    "MissedStops",
    "Orphans",
    "RunningTurn",
    "RunningTurns",
    "ThreadQueue",
    "TurnGone",
    "TurnStream",
    "TurnStreams",
]
