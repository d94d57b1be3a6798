"""Saved views: lists with their filters, under names of the person's own."""

from taskchat.saved_views.address import ADDRESS_MAX, check_address, filtered_address, query_address, query_string
from taskchat.saved_views.errors import InvalidSavedView, NameTaken, SavedViewNotFound, TooManySavedViews
from taskchat.saved_views.models import NAME_MAX, SavedView
from taskchat.saved_views.service import MAX_VIEWS, change, create, delete, find_all

__all__ = [
    "ADDRESS_MAX",
    "MAX_VIEWS",
    "NAME_MAX",
    "InvalidSavedView",
    "NameTaken",
    "SavedView",
    "SavedViewNotFound",
    "TooManySavedViews",
    "change",
    "check_address",
    "create",
    "delete",
    "filtered_address",
    "find_all",
    "query_address",
    "query_string",
]
