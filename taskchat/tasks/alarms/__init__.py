"""Alarms: when the reminders of tasks are to ring next, kept in step with the tasks by each change of them."""

from taskchat.tasks.alarms.models import Alarm, alarm_id
from taskchat.tasks.alarms.noting import note_change, note_move, take_done
from taskchat.tasks.alarms.people import default_reminders
from taskchat.tasks.alarms.settling import settle

__all__ = ["Alarm", "alarm_id", "default_reminders", "note_change", "note_move", "settle", "take_done"]
