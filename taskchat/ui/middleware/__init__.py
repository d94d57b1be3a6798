"""Middleware of the page's server: redirects, guards, pushes, logs."""

from taskchat.ui.middleware.auth_redirect import AuthRedirect
from taskchat.ui.middleware.cache_control import CacheControl
from taskchat.ui.middleware.failures import Failures
from taskchat.ui.middleware.hydrate_guard import HydrateGuard
from taskchat.ui.middleware.logs import keep_events_out_of_logs
from taskchat.ui.middleware.new_tokens import NewTokens
from taskchat.ui.middleware.push import push_changes
from taskchat.ui.middleware.socket_guard import SocketGuard
from taskchat.ui.middleware.state_events import StateEvents
from taskchat.ui.middleware.unknown_addresses import UnknownAddresses
from taskchat.ui.middleware.visitors import Visitors

__all__ = [
    "AuthRedirect",
    "CacheControl",
    "Failures",
    "HydrateGuard",
    "NewTokens",
    "SocketGuard",
    "StateEvents",
    "UnknownAddresses",
    "Visitors",
    "keep_events_out_of_logs",
    "push_changes",
]
