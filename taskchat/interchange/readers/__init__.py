"""Readers of formats: each makes records of a file, and names what it does not understand."""

from taskchat.interchange.readers.markdown import is_checklist, read_checklist
from taskchat.interchange.readers.own_json import is_own_json, read_own_json
from taskchat.interchange.readers.super_productivity import is_super_productivity, read_super_productivity
from taskchat.interchange.readers.table import read_table, suggest_mapping
from taskchat.interchange.readers.ticktick import is_ticktick, read_ticktick
from taskchat.interchange.readers.todoist import is_todoist, read_todoist, read_todoist_backup
from taskchat.interchange.readers.vikunja import is_vikunja, read_vikunja

__all__ = [
    "is_checklist",
    "is_own_json",
    "is_super_productivity",
    "is_ticktick",
    "is_todoist",
    "is_vikunja",
    "read_checklist",
    "read_own_json",
    "read_super_productivity",
    "read_table",
    "read_ticktick",
    "read_todoist",
    "read_todoist_backup",
    "read_vikunja",
    "suggest_mapping",
]
