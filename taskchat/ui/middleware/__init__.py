"""Middleware of the page's server: redirects, guards, pushes, logs."""

from taskchat.ui.middleware.auth_redirect import AuthRedirect
from taskchat.ui.middleware.hydrate_guard import HydrateGuard
from taskchat.ui.middleware.logs import keep_cookies_out_of_logs
from taskchat.ui.middleware.new_tokens import NewTokens
from taskchat.ui.middleware.push import push_changes

__all__ = ["AuthRedirect", "HydrateGuard", "NewTokens", "keep_cookies_out_of_logs", "push_changes"]
