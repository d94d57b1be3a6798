"""The project's own tools: each is a command of the Makefile."""
