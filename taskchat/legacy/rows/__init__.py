"""Rows of the older product as rows of taskchat: people, tasks, conversations and messages."""

from taskchat.legacy.rows.conversations import get_stamp, take_conversations, take_threads
from taskchat.legacy.rows.messages import ASSISTANT, NOTHING_SAID, PERSON, MessageTaker, get_role, message_items
from taskchat.legacy.rows.people import (
    HASHES,
    NO_ADDRESS,
    NO_HASH,
    ODD_ADDRESS,
    addresses_in_use,
    has_no_address,
    is_made_up,
    new_person,
    normal_address,
    take_people,
)
from taskchat.legacy.rows.tasks import differences, take_tasks, task_values
from taskchat.legacy.rows.thread_lookup import ThreadLookup

__all__ = [
    "ASSISTANT",
    "HASHES",
    "NOTHING_SAID",
    "NO_ADDRESS",
    "NO_HASH",
    "ODD_ADDRESS",
    "PERSON",
    "MessageTaker",
    "ThreadLookup",
    "addresses_in_use",
    "differences",
    "get_role",
    "get_stamp",
    "has_no_address",
    "is_made_up",
    "message_items",
    "new_person",
    "normal_address",
    "take_conversations",
    "take_people",
    "take_tasks",
    "take_threads",
    "task_values",
]
