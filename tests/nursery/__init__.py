"""Servers and commands of taskchat for tests, forked from a process that has imported it already."""

from tests.nursery.birth import API, PAGE, Birth
from tests.nursery.servers import Command, Nursery, Server

__all__ = ["API", "PAGE", "Birth", "Command", "Nursery", "Server"]
