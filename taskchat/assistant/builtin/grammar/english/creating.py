"""English sentences that make tasks."""

from taskchat.assistant.builtin.grammar.language import Row

CREATION: tuple[Row, ...] = (
    ("create", "[set|add|create|make|put] (me) (a|an|another) (new) [reminder|alarm] to {line}", {"reminds": True}),
    ("unable_alarm", "[set|add|create|make|put] (me) (a|an|another) (new) [reminder|alarm] [for|about] {text}"),
    ("create", "<add> (me) (<a>) (new) {priority} <one> (<called>) {line} <to_list>"),
    ("create", "<add> (me) (<a>) (new) {priority} <one> (<called>) {line}"),
    ("create", "<add> (me) (<a>) (new) <one> (<called>) {line} <to_list>"),
    ("create", "<add> (me) (<a>) (new) <one> (<called>) {line}"),
    ("create", "(a|an|another) (new) {priority} <one> [called|named|titled|to|for] {line}"),
    ("create", "(a|an|another) (new) <one> [called|named|titled|to] {line}"),
    ("create", "new <one> {line}"),
    ("create", "<one> : {line}"),
    ("remind_about", "<remind> {when} [about|of] {text}", {"reminds": True}),
    ("remind_about", "{when} <remind> [about|of] {text}", {"reminds": True}),
    ("remind_about", "<remind> (again) [about|of] {text} {when}", {"reminds": True}),
    ("create_when", "<remind> {when} [to|about|that] {text}", {"reminds": True}),
    ("create_when", "{when} <remind> <remind_to> {text}", {"reminds": True}),
    ("create", "<remind_me> (again) (<remind_to>) {line}", {"reminds": True}),
    ("create", "<remind> (again) (<remind_to>) {line}"),
    ("create", "<must> remember (to) {line}"),
    ("create", "[add|write down|jot down|note down|note:] {line} <to_list>"),
    ("create_when", "[add|put|write down|jot down|note down] {text} <to_list> {when}"),
    ("create", "[add|write down|jot down|note down|note:] {line}"),
    ("create", "[put|write] {line} <to_list>"),
    ("create", "[create|schedule] {line}"),
    ("create", "<must> {line}"),
)  # fmt: skip
