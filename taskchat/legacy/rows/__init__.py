"""Rows of the older product as rows of taskchat: people, tasks, conversations and messages."""

from taskchat.legacy.rows.conversations import get_stamp, take_conversations, take_threads
from taskchat.legacy.rows.messages import ASSISTANT, PERSON, MessageTaker, get_role
from taskchat.legacy.rows.people import HASHES, is_made_up, normal_address, take_people
from taskchat.legacy.rows.tasks import differences, take_tasks, task_values

__all__ = [
    "ASSISTANT",
    "HASHES",
    "PERSON",
    "MessageTaker",
    "differences",
    "get_role",
    "get_stamp",
    "is_made_up",
    "normal_address",
    "take_conversations",
    "take_people",
    "take_tasks",
    "take_threads",
    "task_values",
]
