"""Which task somebody means: "my first task", "task 2", "the task called milk", "buy milk"."""

import re

POSITIONS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last")

_NOUN = r"(?:tasks?|to-?dos?|items?|reminders?|one)"
_POSITION = re.compile(rf"({'|'.join(POSITIONS)})(?: {_NOUN})?(?: (?:on|in|of) (?:my|the) (?:list|tasks))?")
_NUMBER = re.compile(rf"(?:{_NOUN} )?(?:number |no\.? ?|nr\.? ?|#)?(\d{{1,3}})(?:st|nd|rd|th)?(?: {_NOUN})?")
_CALLED = re.compile(rf"{_NOUN}:? (?:(?:called|named|titled|about|to) )?(.+)", re.IGNORECASE)
_BEFORE_NOUN = re.compile(r"(?:the|my) (.+) (?:task|to-?do|item|reminder)", re.IGNORECASE)
_POINTING = {
    "it",
    "that",
    "this",
    "them",
    "those",
    "these",
    "one",
    "that one",
    "this one",
    "task",
    "a task",
    "something",
}
_WHERE = re.compile(r"\s+(?:from|off|on|in) (?:my|the) (?:task |to-?do )?(?:list|tasks|to-?dos)$", re.IGNORECASE)


def reference(words: str) -> str | None:
    """What to give a tool as its `task`: a position, a number or a title; None where nobody could know."""
    text = _WHERE.sub("", words.strip(" ,.:"))
    if quoted := unquoted(text):
        return quoted
    if between := _BEFORE_NOUN.fullmatch(text):
        text = between[1]
    bare = re.sub(r"^(?:my|the|our) ", "", text, flags=re.IGNORECASE)
    lowered = bare.lower()
    if found := _POSITION.fullmatch(lowered) or _NUMBER.fullmatch(lowered):
        return found[1]
    if lowered in _POINTING or not bare:
        return None
    called = _CALLED.fullmatch(bare)
    return (unquoted(called[1]) or called[1]) if called else bare


def unquoted(text: str) -> str | None:
    """What stands between quotes; None where the text as a whole is not in quotes."""
    match = re.fullmatch(r"""(["'])(.+)\1""", text.strip())
    return match[2].strip() if match and match[1] not in match[2].replace("\\'", "") else None
