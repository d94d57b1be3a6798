"""The HTTP API: accounts, tasks, the chat's endpoint, health."""

from taskchat.api.app import make_api, make_routes

__all__ = ["make_api", "make_routes"]
