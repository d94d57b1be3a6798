"""Trouble of an installation: a part away, busy or full. Told from errors of ours, and logged in few words."""

from taskchat.trouble.kinds import OUR_FAULT, Part, Trouble, find_trouble
from taskchat.trouble.log import shorten_troubles

__all__ = ["OUR_FAULT", "Part", "Trouble", "find_trouble", "shorten_troubles"]
