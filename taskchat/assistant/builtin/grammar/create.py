"""Rules for creating tasks: "create a task called …", "add …", "remind me to …"."""

import re

from taskchat.assistant.builtin.commands import Call, Command, Rule, rule
from taskchat.assistant.builtin.grammar.phrases import is_when, task_arguments
from taskchat.assistant.builtin.grammar.refer import reference
from taskchat.assistant.builtin.wording import NAMELESS

_LEVELS = r"(?:(?P<level>high|medium|low)[- ]priority |(?P<urgent>urgent|important) )?"
_NOUN = r"(?:task|to-?do|to do|item|reminder)"
_CALLED = r"(?:[:,-] ?| (?:called|named|titled|with the title|that says|saying|to|for|about|of):? |: ?| )"
_REMIND = r"(?:remind me|do(?:n'?t| not) (?:let me )?forget|help me (?:to )?remember)"
_TO = r"(?: to| about| of| that i (?:have|need) to| that)"
_LIST = (
    r"(?: (?:to|on|onto|in|into) (?:my|the) (?:task |to-?do |shopping )?(?:list|tasks|to-?dos)|"
    rf" as an? (?:new )?{_NOUN})"
)

_OTHERS = re.compile(r"(?:the )?tasks? (?:from|out of|for each|of each|in|on) ", re.IGNORECASE)


def _create(match: re.Match[str]) -> Command | None:
    return _task(match, match["what"])


def _create_then(match: re.Match[str]) -> Command | None:
    """Read "remind me tomorrow to …", with the date first."""
    return _task(match, f"{match['what']} {match['when']}") if is_when(match["when"]) else None


def _task(match: re.Match[str], line: str) -> Command | None:
    arguments = task_arguments(line.strip(" :"))
    # "Make tasks from this list" is not the name of one.
    if _OTHERS.match(arguments.get("title", "")):
        return None
    # "Add it" and "create a task" name nothing yet.
    if not arguments.get("title") or not isinstance(reference(arguments["title"]), str):
        return None
    groups = match.groupdict()
    if groups.get("level") or groups.get("urgent"):
        arguments["priority"] = (groups.get("level") or "high").lower()
    return Call("create_task", arguments)


RULES: tuple[Rule, ...] = (
    rule(
        rf"(?:add|create|make|set up|set|put|write down|insert|enter|i need|i want|give me|schedule)(?: me)?"
        rf"(?: (?:a|an|another|one|the))?(?: new)? {_LEVELS}{_NOUN}{_CALLED}(?P<what>.+?){_LIST}?",
        _create,
    ),
    rule(rf"(?:an?(?:other)? )?(?:new )?{_LEVELS}{_NOUN}(?: (?:called|named|titled|to)|:) ?(?P<what>.+)", _create),
    rule(rf"new {_NOUN}:? (?P<what>.+)", _create),
    rule(rf"{_REMIND} (?P<when>.+?) (?:to|about|that) (?P<what>.+)", _create_then),
    rule(rf"(?P<when>.+?),? {_REMIND}{_TO} (?P<what>.+)", _create_then),
    rule(rf"{_REMIND}(?: again)?{_TO}? (?P<what>.+)", _create),
    rule(r"(?:i (?:need|have|want) to|i must|i should|i'?ve got to|i gotta) remember (?:to )?(?P<what>.+)", _create),
    rule(rf"(?:add|(?:write|jot|note) down|note:) (?P<what>.+?){_LIST}?", _create),
    rule(rf"(?:put|write) (?P<what>.+?){_LIST}", _create),
    rule(r"(?:create|make|schedule|plan):? (?P<what>.+)", _create),
    rule(r"(?:i (?:need|have|want) to|i must|i should|i'?ve got to|i gotta) (?P<what>.+)", _create),
    rule(rf"(?:add|create|make|new)(?: (?:an? |another |the )?(?:new )?{_NOUN})?|{_REMIND}", lambda _: NAMELESS),
)
