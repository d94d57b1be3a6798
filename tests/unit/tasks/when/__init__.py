"""Tests of dates, recurrence and labels in words."""
