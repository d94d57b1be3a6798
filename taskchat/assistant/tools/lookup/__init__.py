"""Lookup of a task by id, title, position in the list that the person sees, or words of its title."""

from taskchat.assistant.tools.lookup.finding import Found, find_series, find_task, find_tasks

__all__ = ["Found", "find_series", "find_task", "find_tasks"]
