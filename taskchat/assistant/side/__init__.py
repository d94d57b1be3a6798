"""Requests to a model beside an answer: titles and summaries."""

from taskchat.assistant.side.summaries import write_summary
from taskchat.assistant.side.titles import write_title

__all__ = ["write_summary", "write_title"]
