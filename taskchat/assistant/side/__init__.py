"""Side questions to a model: titles and summaries."""

from taskchat.assistant.side.summaries import summary_by
from taskchat.assistant.side.titles import title_by

__all__ = ["summary_by", "title_by"]
