"""Servers of taskchat's API for tests, forked from a process that has imported it already."""

from tests.nursery.birth import API, Birth
from tests.nursery.servers import Nursery, Server

__all__ = ["API", "Birth", "Nursery", "Server"]
