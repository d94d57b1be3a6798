"""taskchat: a task manager that you talk to."""
