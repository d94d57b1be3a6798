"""English ways to name tasks, and to give a new task's tags and notes."""

from taskchat.assistant.builtin.grammar.language import Row

REFERENCES: tuple[Row, ...] = (
    ("it", "[it|that|this] (again)|[that|this|the same|the said] <one>|the [same|one|task]"),
    ("it", "(the) (last) (one|task) (that) <we> (just) <done_to>"),
    ("other", "(the) other (<one>)|(the) other of them"),
    ("them", "them|those|these|they|both|[both|all|all three|each|every one] of [them|those|these]|them [all|both]"),
    ("them", "(all) [those|these|the same] (two|three|four|five|few) <tasks>|all [those|these]"),
    ("them", "the [two|three|four] of them"),
    ("them", "everything [<we> (just) [listed|showed|found]|[in|on] [that|this] list]|all that you [listed|found]"),
    ("added", "(the|my) (last|newest|latest|new|most recent) (<one>) (that|which) <we> "
              "(just|last|only) <new> (last|just now|before)"),
    ("added", "[the|my] [newest|latest|most recent|last added|last created|new|newly <new>|just <new>|recently <new>] "
              "<one>"),
    ("numbered", "task {number}"),
    ("position", "(my|the|number) {nth} (<tasks>) (<on_list>)"),
    ("position", "(<tasks>) (number|no|no.|nr|nr.) {number} (<tasks>) (<on_list>)"),
    ("range", "(<tasks>|numbers) (<tasks>|numbers) {number} [-|\u2013|to|through|until] {number2}"),
    ("range", "(<tasks>|numbers) {span}"),
    ("top", "(my|the) [first|top] {count} (<tasks>) (<on_list>)"),
    ("unclear", "(my|the) [last|bottom] {count} (<tasks>) (<on_list>)"),
    ("unclear", "(my|the) [last|bottom] (few|couple of) (<tasks>) (<on_list>)"),
    ("except", "{tasks} <except> {tasks2}"),
    ("but_not", "{tasks} [but not|and not] {tasks2}"),
    ("several", "(my|the|these|those|both|following) (my|the|these|those|both|following) <plural> "
                "(number|no.|called|named) {names}"),
    ("several", "[both|all of|each of] {names}"),
    ("named", "(the|my) <one> [called|named|titled|about] {name}"),
    ("named", "(the|my) [task|to-do|item|reminder] {name}"),
    ("again", "[the|my] {tasks} [task|to-do|item|reminder]"),
    ("again", "{tasks} <on_list>"),
)  # fmt: skip

LINE: tuple[Row, ...] = (
    ("description", "{head} <described> {description}"),
    ("tags", "{head} <tagged> {tags}"),
    ("tags", "{head} <tagged> {tags} {details}"),
)
