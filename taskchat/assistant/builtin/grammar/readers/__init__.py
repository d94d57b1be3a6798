"""Readers of the parts of patterns: each explains every word of its part, or refuses it."""

from taskchat.assistant.builtin.grammar.context import Reader
from taskchat.assistant.builtin.grammar.readers import conditions, dates, fields, line, periods, tasks, working
from taskchat.assistant.builtin.grammar.readers.fields import separated
from taskchat.assistant.builtin.grammar.readers.infinitives import infinitive
from taskchat.assistant.builtin.grammar.readers.questions import list_words, participle, question, search, sort

# By the names of the parts.
READERS: dict[str, Reader] = {
    "add_description": fields.text,
    "add_tags": fields.tags,
    "conditions": conditions.conditions,
    "count": periods.count,
    "dated": dates.read_line,
    "day": dates.day,
    "description": fields.text,
    "details": fields.details,
    "due": dates.due,
    "duration_minutes": working.duration_minutes,
    "hashtag": fields.hashtag,
    "hashtags": fields.hashtags,
    "head": fields.text,
    "hour": dates.hour,
    "infinitive": infinitive,
    "labels": fields.labels,
    "list_words": list_words,
    "level": fields.level,
    "line": line.line,
    "month": periods.month,
    "name": tasks.name,
    "names": lambda words, _: words,
    "new_name": fields.plain_title,
    "nth": tasks.nth,
    "number": tasks.number,
    "one_reminder": dates.one_reminder,
    "parent": working.parent,
    "participle": participle,
    "period": periods.period,
    "priority": fields.priority,
    "question": question,
    "reminder": dates.reminder,
    "reminder_to": dates.reminder_to,
    "remove_tags": fields.tags,
    "rhythm": dates.rhythm,
    "search": search,
    "shift": dates.shift,
    "sort": sort,
    "span": tasks.span,
    "start": working.start,
    "subject": tasks.subject,
    "tag": fields.tag,
    "tags": fields.tags,
    "task": tasks.task,
    "tasks": tasks.tasks,
    "text": fields.text,
    "title": fields.text,
    "titles": working.titles,
    "when": dates.when,
}

__all__ = ["READERS", "separated"]
