"""iCalendar (RFC 5545): to-dos read and written, and events for calendars that subscribe."""

from taskchat.interchange.calendar.events import EventSource, write_events
from taskchat.interchange.calendar.reading import is_calendar, read_calendar
from taskchat.interchange.calendar.todos import write_todos

__all__ = ["EventSource", "is_calendar", "read_calendar", "write_events", "write_todos"]
