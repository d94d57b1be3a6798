"""The HTTP API: accounts, tasks, the chat's endpoint, health."""

from taskchat.api.app import make_api

__all__ = ["make_api"]
