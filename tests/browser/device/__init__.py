"""Reminders on a device: what its browser subscribes to, what its desktop shows, and what is pressed there."""
